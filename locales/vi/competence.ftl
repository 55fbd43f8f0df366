# Chữ về thẩm quyền quyết định và hồ sơ.

arg-kind = Loại hình, ví dụ bql-kkt
arg-operation = Nội dung sắp xếp, ví dụ dissolve hoặc "giải thể"
cli-norms-competence = Xem ai quyết định việc gì, bằng văn bản nào, hồ sơ gồm những gì
    .example =
        {"  "}tinhgon norms competence
        {"  "}tinhgon norms competence bql-kkt "giải thể" --as-of 2025-04-01
no-kind = không có loại hình “{ $word }”.
no-operation = “{ $word }” không phải nội dung sắp xếp.

title-competence = Thẩm quyền quyết định
title-competence-at = Thẩm quyền quyết định tại ngày { $date }
title-competence-kind = Thẩm quyền quyết định: { $kind }
title-competence-kind-at = Thẩm quyền quyết định: { $kind }, tại ngày { $date }
competence-none = Bộ quy định chưa có quy định nào cho trường hợp này.
competence-last-word = Mỗi nội dung nêu quy định mới nhất; thêm --as-of để xem tại một ngày.
section-dossiers = Hồ sơ
dossier-line = { $what } ({ $days }; { $citation }; { $status }): { $papers }.
dossier-line-no-days = { $what } ({ $citation }; { $status }): { $papers }.
paper-of = { $instrument } của { $authority }
days-working = { $days } ngày làm việc
days-calendar = { $days } ngày theo lịch
days-plain = { $days } ngày

section-competence = Thẩm quyền quyết định
competence-beyond =
    Cần lưu ý: { $operation ->
        [create] Việc thành lập
        [merge] Việc hợp nhất, sáp nhập
        [split] Việc chia, tách
        [merge-areas] Việc nhập đơn vị hành chính
       *[other] Việc kết thúc
    } vượt thẩm quyền cấp tỉnh, phải trình { $authority } quyết định: { $subject } (phương án { $plan }, bước { $steps }). Căn cứ: { $citation } ({ $status }).
competence-beyond-settled = Thông tin: { $subject } (phương án { $plan }, bước { $steps }) thuộc thẩm quyền của { $authority }; bước đã nêu văn bản của { $authority }. Căn cứ: { $citation } ({ $status }).
competence-group = Phương án { $plan }
competence-mark = vượt thẩm quyền cấp tỉnh
competence-no-rule = chưa có quy định trong bộ quy định
column-step = Bước
column-operation = Nội dung sắp xếp
column-subjects = Cơ quan, đơn vị
column-paper = Văn bản quyết định
column-proposer = Cơ quan trình
column-dossier = Hồ sơ
column-days = Thời hạn

act-create = Thành lập
act-merge = Hợp nhất, sáp nhập
act-split = Chia, tách
act-dissolve = Giải thể, kết thúc hoạt động
act-reassign = Chuyển giao nhiệm vụ
act-delegate = Phân quyền, phân cấp, ủy quyền
act-move = Chuyển về trực thuộc
act-rename = Đổi tên
act-resize = Điều chỉnh biên chế
act-abolish = Kết thúc hoạt động cấp, loại hình
act-merge-areas = Nhập đơn vị hành chính
verb-absorb = Sáp nhập
verb-consolidate = Hợp nhất
verb-split-off = Tách
verb-divide = Chia
form-devolve = Phân quyền
form-decentralise = Phân cấp
form-authorise = Ủy quyền

authority-national-assembly = Quốc hội
authority-national-assembly-standing-committee = Ủy ban Thường vụ Quốc hội
authority-government = Chính phủ
authority-prime-minister = Thủ tướng Chính phủ
authority-central-ministry = bộ, ngành Trung ương
authority-provincial-council = Hội đồng nhân dân tỉnh
authority-provincial-committee = Ủy ban nhân dân tỉnh
authority-provincial-chair = Chủ tịch Ủy ban nhân dân tỉnh
authority-chief-inspector = Chánh Thanh tra tỉnh
authority-department-director = Giám đốc sở
authority-district-council = Hội đồng nhân dân cấp huyện
authority-district-committee = Ủy ban nhân dân cấp huyện
authority-commune-council = Hội đồng nhân dân cấp xã
authority-commune-committee = Ủy ban nhân dân cấp xã

instrument-law = Luật
instrument-decree = Nghị định
instrument-resolution = Nghị quyết
instrument-decision = Quyết định
