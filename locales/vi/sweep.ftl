# Chữ của lệnh sweep và best: lập nhiều phương án từ một tệp mô tả, và chọn phương án tốt nhất trong kết quả.

cli-sweep = Lập bảng mọi phương án theo một tệp mô tả các lựa chọn
    .example =
        {"  "}tinhgon sweep scenarios/kon-tum scenarios/kon-tum/spaces/ghep-so-va-kkt.toml -o bang.csv
        {"  "}tinhgon sweep scenarios/kon-tum mo-ta.toml -o bang.csv.gz
        {"  "}tinhgon batch scenarios/kon-tum --space mo-ta.toml -o ket-qua.csv

cli-best = Tìm những phương án tốt nhất trong kết quả của batch, và nhóm phương án cân đối
    .example =
        {"  "}tinhgon best ket-qua.csv --by breaches,people_moved
        {"  "}tinhgon best ket-qua.csv --by excess_leads,people_moved -n 5
        {"  "}tinhgon best ket-qua.csv --by people_moved -n 1 --plan-out tot-nhat.toml --table bang.csv
        {"  "}tinhgon best ket-qua.csv --by people_moved --plan-out plans --space mo-ta.toml --case scenarios/kon-tum

arg-space-file = Tệp mô tả các lựa chọn (TOML)
arg-space = Tệp mô tả các lựa chọn (TOML) dùng để lập các phương án
arg-result = Kết quả của batch: CSV (có thể nén .gz, .zst) hoặc JSON Lines; dấu gạch (-) là đầu vào chuẩn
arg-by = Các chỉ tiêu để xếp thứ tự, chỉ tiêu ghi trước xét trước, cách nhau bằng dấu phẩy; dùng được cả breaches, warnings, unknown
arg-top = Số phương án hiển thị; mặc định 20
arg-plan-out = Ghi các phương án hiển thị thành tệp phương án: vào một thư mục, hoặc phương án tốt nhất vào một tệp .toml
arg-of-table = Bảng phương án đã cho ra kết quả này
arg-of-case = Thư mục hồ sơ, dùng với --space

no-space = không có tệp “{ $word }”.
no-result = không có tệp “{ $word }”.
sweep-formats = sweep chỉ ghi ra dạng csv.
sweep-exactly = { $count } phương án ({ $all } tổ hợp khi chưa xét điều kiện).
sweep-at-most = Không quá { $count } phương án ({ $all } tổ hợp khi chưa xét điều kiện; quá nhiều để đếm trước số còn lại).
sweep-written = Đã ghi { $count } phương án.

best-report = Những phương án tốt nhất
best-rows = { $rows } phương án; { $failed } phương án không thực hiện được hoặc ghi sai, không xếp thứ tự.
best-unknown = { $count } phương án có chỉ tiêu chưa đủ số liệu: xếp sau mọi phương án có số liệu, và không vào nhóm cân đối.
best-title = { $count } phương án tốt nhất
best-by = Xếp theo: { $figures }. Phương án bằng nhau thì theo thứ tự trong bảng.
best-balanced-title = Nhóm phương án cân đối ({ $count })
best-balanced = Không có phương án nào khác tốt bằng ở mọi chỉ tiêu đã chọn và tốt hơn ở một chỉ tiêu. Các phương án bằng nhau chỉ hiển thị phương án đầu, kèm số lượng.
best-plans = Tệp phương án đã ghi ({ $count })
best-column-place = Thứ tự
best-column-scenario = Phương án
best-column-equal = Số phương án bằng nhau
best-count-breaches = Chưa bảo đảm quy định
best-count-warnings = Cần lưu ý
best-count-unknown = Chưa xác định được
best-no-column = kết quả không có cột “{ $word }”; đây có phải kết quả của lệnh batch không?
best-from-what = --plan-out cần bảng phương án (--table), hoặc tệp mô tả và hồ sơ (--space, --case) đã cho ra kết quả này.
best-one-plan = --plan-out với một tệp .toml cần có --by để biết phương án nào tốt nhất.
best-not-there = bảng hoặc tệp mô tả không có phương án “{ $word }”; kết quả không lập từ đó.
provenance-not-told = Không có tệp nguồn gốc số liệu bên cạnh kết quả; tinhgon { $version }.
