# Những việc của phương án, như văn bản nêu.

dossier-ends = kết thúc hoạt động
dossier-all-of = { $all } ({ $names })
dossier-and-more = { $names } và { $count } trường hợp khác
dossier-no-rule = chưa xác định được trong các quy định đã rà soát
dossier-recalled = { $citation }; chưa đối chiếu
dossier-verb-end = Kết thúc hoạt động
dossier-verb-dissolve = Giải thể
dossier-verb-reassign = Chuyển giao nhiệm vụ có liên quan đến
dossier-moved = { $unit } về { $under }
dossier-act-absorb = Sáp nhập { $bodies } vào { $into }
dossier-act-consolidate = Hợp nhất { $bodies } thành { $into }
dossier-act-divide = Chia { $bodies }
dossier-act-end = Kết thúc hoạt động { $bodies }
dossier-act-create = Thành lập { $into }
dossier-act-split = Thành lập { $into } trên cơ sở tách từ { $body }
dossier-act-part = Thành lập { $into } trên cơ sở chia { $body }
dossier-act-rename = Đổi tên { $name } thành { $into }
