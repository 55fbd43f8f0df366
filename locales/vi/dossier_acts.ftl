# Những việc của phương án, như văn bản nêu.

dossier-ends = kết thúc hoạt động
dossier-all-of = { $all } ({ $names })
dossier-and-more = { $names } và { $count } trường hợp khác
dossier-no-rule = chưa xác định được trong các quy định đã rà soát
dossier-recalled = { $citation }; chưa đối chiếu
dossier-verb-end = Kết thúc hoạt động
dossier-verb-dissolve = Giải thể
dossier-moved = { $unit } về { $under }
dossier-join = { $bodies } vào { $into }
dossier-become = { $bodies } thành { $into }
dossier-part = { $body } từ { $from }
dossier-papers-of-tasks = { $paper } và văn bản khác của cấp có thẩm quyền nêu tại từng nhiệm vụ của [[b06]]
dossier-from-to = từ { $from } sang { $to }
dossier-to = cho { $to }
dossier-of = của { $from }
dossier-coordinates = { $to } phối hợp thực hiện nhiệm vụ: { $task }
dossier-verb-assign = Giao
dossier-areas-many = để thành lập { $count } đơn vị hành chính mới
dossier-act-absorb = Sáp nhập { $bodies } vào { $into }
dossier-act-consolidate = Hợp nhất { $bodies } thành { $into }
dossier-act-divide = Chia { $bodies }
dossier-act-end = Kết thúc hoạt động { $bodies }
dossier-act-create = Thành lập { $into }
dossier-act-split = Thành lập { $into } trên cơ sở tách từ { $body }
dossier-act-part = Thành lập { $into } trên cơ sở chia { $body }
dossier-act-rename = Đổi tên { $name } thành { $into }
