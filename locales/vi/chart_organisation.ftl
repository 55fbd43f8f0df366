# Sơ đồ tổ chức, luồng chuyển giao, bản đồ.

outline-goes-on = tiếp trang { $page }
outline-goes-on-here = xem phía dưới
outline-goes-on-from = tiếp từ trang { $page }
outline-goes-on-from-here = tiếp từ phía trên

chart-organisation = Sơ đồ tổ chức bộ máy trước và sau sắp xếp
    .shows = Sơ đồ cây các cơ quan, tổ chức trước sắp xếp và sau từng phương án, kèm số phòng, đơn vị bên trong và biên chế (--all: mọi tổ chức).
chart-organisation-before = Sơ đồ tổ chức bộ máy trước sắp xếp
    .now = Sơ đồ tổ chức bộ máy hiện nay
    .shows = Sơ đồ cây các cơ quan, tổ chức trước sắp xếp, kèm số phòng, đơn vị bên trong và biên chế (--all: mọi tổ chức).
chart-organisation-after = Sơ đồ tổ chức bộ máy sau sắp xếp
    .shows = Sơ đồ cây các cơ quan, tổ chức sau sắp xếp, kèm số phòng, đơn vị bên trong và biên chế (--all: mọi tổ chức).
chart-organisation-change = Sơ đồ thay đổi tổ chức bộ máy
    .shows = Sơ đồ cây ghi rõ cơ quan, tổ chức nào thành lập mới, kết thúc, sáp nhập, chuyển, đổi tên (--all: mọi tổ chức).

organisation-count = { $count } { $class }
organisation-posts = Giao { $quota }, có mặt { $filled }
organisation-alt = { $title }: { $agencies } đầu mối cơ quan, tổ chức; { $units } đơn vị, tổ chức bên trong.
organisation-alt-change = { $title }: từ { $before } còn { $agencies } đầu mối cơ quan, tổ chức; { $units } đơn vị, tổ chức bên trong.
organisation-many = { $count } { $kind }
organisation-many-added = thành lập mới
organisation-many-ended = giải thể, kết thúc hoạt động
organisation-many-merged = nhận sáp nhập
organisation-many-moved = thay đổi cơ quan quản lý trực tiếp
organisation-many-renamed = đổi tên
organisation-handed = { $word }; chuyển về { $receivers }
organisation-note = Giao, có mặt: số biên chế, người làm việc được giao và số người có mặt, gồm mọi nhóm nhân sự có trong số liệu, tính cả phòng, đơn vị bên trong; không tính cơ quan trực thuộc.
organisation-note-links = Đường chấm nối cơ quan, tổ chức cũ với nơi tiếp nhận. Khung nét đứt ngắn: kết thúc hoạt động; nét đậm: thành lập mới; nét đôi: tiếp nhận; nét đứt dài: chuyển đến; có nét chấm bên trong: đổi tên.
column-above = Trực thuộc
column-detail = Chi tiết
column-state = Trạng thái
column-what-changes = Nội dung thay đổi

chart-flow-people = Luồng nhân sự giữa các cơ quan
    .shows = Người có mặt ở cơ quan nào trước sắp xếp về cơ quan nào sau sắp xếp, kể cả người chưa bố trí.
chart-flow-tasks = Luồng chuyển giao nhiệm vụ giữa các cơ quan
    .shows = Nhiệm vụ thay đổi cơ quan chủ trì: từ cơ quan nào về cơ quan nào.
flow-people-unit = Đơn vị tính: người có mặt
flow-tasks-unit = Đơn vị tính: nhiệm vụ
flow-people-note = Bên trái: cơ quan trước sắp xếp; bên phải: cơ quan sau sắp xếp. Gồm cả người đi theo phòng, đơn vị chuyển sang cơ quan khác; không gồm người ở lại. Ô gạch chéo: chưa bố trí.
flow-tasks-note = Bên trái: cơ quan chủ trì trước sắp xếp; bên phải: sau sắp xếp. Nhiệm vụ do nhiều cơ quan cùng chủ trì được tính cho từng cặp cơ quan giao, nhận. Gồm cả nhiệm vụ mà cơ quan nhận trước sắp xếp đã cùng chủ trì.
flow-unknown = Một số số liệu có mặt chưa rõ nên chưa tính vào các luồng.
flow-node = { $name }: { $count }
flow-node-part = { $name }: { $count } trong tổng số { $whole }
flow-others = Các cơ quan còn lại
flow-missing-posts = hồ sơ chưa có số liệu biên chế, người có mặt (posts.csv).
flow-missing-streams = phương án không chuyển người hoặc nhiệm vụ nào giữa các cơ quan.
flow-alt = { $title }: tổng số { $count } từ { $givers } nơi về { $takers } nơi.

chart-map = Bản đồ đơn vị hành chính sau sắp xếp
    .now = Bản đồ đơn vị hành chính
    .shows = Vị trí các đơn vị hành chính cấp cơ sở và đơn vị mới mà từng đơn vị nhập vào.
map-note-merged = Mỗi điểm là một đơn vị trước sắp xếp, nối với đơn vị mà phương án nêu đầu tiên (khung vuông); số trên bản đồ là số trong danh mục bên cạnh. Số liệu chưa có vị trí trụ sở.
map-note = Mỗi điểm là một đơn vị hành chính, nối về giữa địa bàn cấp trên trực tiếp; số trên bản đồ là số trong danh mục bên cạnh.
map-lacking = Chưa có tọa độ của { $count } đơn vị nên chưa đưa vào bản đồ.
map-alt = { $title }: { $count } đơn vị hành chính, { $groups } đơn vị trong danh mục bên cạnh.
map-missing-areas = hồ sơ chưa có đơn vị hành chính (areas.csv).
map-missing-coordinates = các đơn vị hành chính cấp cơ sở chưa có tọa độ; điền cột lat (vĩ độ) và lon (kinh độ) của areas.csv.
map-kilometres = { $count } km
map-north = B
map-first = nêu đầu tiên
column-map-group = Thuộc đơn vị
column-map-seat = Vị trí
column-lat = Vĩ độ
column-lon = Kinh độ
