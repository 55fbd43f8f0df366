# Chữ của lệnh batch: đánh giá nhiều phương án trong một bảng.

cli-batch = Đánh giá mọi phương án trong một bảng, mỗi phương án một dòng kết quả, theo thứ tự của bảng
    .example =
        {"  "}tinhgon batch scenarios/kon-tum scenarios/kon-tum/batch/ghep-so-va-kkt.csv -o ket-qua.csv
        {"  "}tinhgon batch scenarios/kon-tum bang.csv.gz --law --findings noi-dung-luu-y.csv -o ket-qua.csv
        {"  "}tinhgon batch scenarios/kon-tum bang.csv -o ket-qua.csv --resume
        {"  "}tao-bang | tinhgon batch scenarios/kon-tum - --columns people_moved,excess_leads --format jsonl

arg-rows = Bảng nhiều phương án (CSV, có thể nén .gz, .zst); dấu gạch (-) là đầu vào chuẩn
arg-columns = Các cột kết quả sau scenario và status, cách nhau bằng dấu phẩy: tên chỉ tiêu, step, line, reason, first_line, breaches, warnings, unknown, notes (số nội dung cần lưu ý, chỉ mặc định đếm khi có --law), by_category.NHÓM.CHỈ_SỐ, by_class.LOẠI.CHỈ_SỐ
arg-findings = Ghi mỗi nội dung cần lưu ý thành một dòng trong tệp này
arg-by-law = Xét cả theo quy định của pháp luật và đếm các nội dung cần lưu ý: khi đó kết quả mặc định có thêm các cột breaches, warnings, unknown; chậm hơn
arg-jobs = Số luồng xử lý song song; mặc định là toàn bộ bộ xử lý; không làm thay đổi kết quả
arg-header = Ghi nguồn gốc số liệu thành các dòng # ở đầu bảng kết quả
arg-resume = Làm tiếp lần chạy bị ngắt, từ tệp .part còn lại

no-column = không có cột “{ $word }”.
only-of-batch = { $option } chỉ dùng cho lệnh batch.
batch-formats = kết quả của batch chỉ có dạng csv hoặc jsonl.
batch-header-csv = --header chỉ dùng với dạng csv.
batch-same-file = kết quả và nội dung cần lưu ý (--findings) phải ghi vào hai tệp khác nhau.
batch-resume-plain = --resume chỉ dùng khi bảng là tệp và kết quả ghi ra tệp không nén (-o).
batch-part-exists = tệp { $file } là phần kết quả của một lần chạy chưa xong; thêm --resume để làm tiếp, hoặc --force để làm lại từ đầu
batch-part-exists-packed = tệp { $file } là phần kết quả của một lần chạy chưa xong; kết quả nén không làm tiếp được, thêm --force để làm lại từ đầu
batch-part-kept = Các dòng đã ghi còn trong { $file }; chạy lại với --resume để làm tiếp.
batch-part-left = Các dòng đã ghi còn trong { $file }; sửa xong thì chạy lại với --force.
batch-changed = không làm tiếp được: { $what }; thêm --force (không có --resume) để làm lại từ đầu
batch-changed-mark = không đọc được thông tin của lần chạy trước
batch-changed-version = lần chạy trước dùng phiên bản khác của chương trình
batch-changed-case = hồ sơ đã thay đổi từ lần chạy trước
batch-changed-table = bảng phương án đã thay đổi từ lần chạy trước
batch-changed-options = các tùy chọn khác với lần chạy trước
batch-law-of-each = Quy định áp dụng: { $norms }, theo ngày của nội dung cuối cùng trong từng phương án.
batch-summary = { $scenarios } phương án: { $evaluated } đã đánh giá, { $refused } không thực hiện được, { $malformed } ghi sai.
batch-progress = { $count } phương án, { $rate } phương án/giây
batch-time-left = còn
