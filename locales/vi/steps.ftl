# Vì sao một nội dung sắp xếp không hiểu được (malformed) hoặc không thực hiện được (refusal), và (.cure) cách xử lý.

malformed-unknown =
    không có { $noun ->
        [body] cơ quan, đơn vị
        [kind] loại hình
        [area] đơn vị hành chính
        [task] nhiệm vụ
        [field] lĩnh vực
        [category] nhóm biên chế của cơ quan
        [plan] phương án
        [figure] chỉ tiêu
       *[other] nội dung
    } “{ $id }”
    .cure = đối chiếu lại cách viết với các bảng của hồ sơ
    .near = có phải là { $near }?
malformed-text-in-no-task = không có nhiệm vụ nào chứa “{ $text }”
    .cure = chọn cụm từ có trong tên nhiệm vụ
malformed-selector-empty = phần chọn nhiệm vụ có chỗ để trống
    .cure = viết task:MÃ, field:LĨNH VỰC, text:CỤM TỪ, led-by:CƠ QUAN hoặc rest
malformed-selector-unknown-atom = “{ $word }” không phải cách chọn nhiệm vụ
    .cure = viết task:MÃ, field:LĨNH VỰC, text:CỤM TỪ, led-by:CƠ QUAN hoặc rest
malformed-selector-rest-not-alone = rest đi cùng điều kiện khác
    .cure = rest phải đứng một mình; đưa các nhiệm vụ kia sang dòng riêng
malformed-share = “{ $word }” không phải là phần chia
    .cure = viết phân số như 1/3 hoặc số người nguyên
malformed-change = “{ $word }” không phải mức điều chỉnh biên chế
    .cure = viết -5, +3, -20% hoặc =40
malformed-missing = thiếu { $cell }
    .cure = điền vào; nội dung sắp xếp này cần có
malformed-not-used = nội dung sắp xếp này không dùng { $cell }
    .cure = để trống
malformed-unknown-operation = “{ $word }” không phải nội dung sắp xếp
    .cure = dùng thành lập, sáp nhập, hợp nhất, tách, chia, giải thể, chuyển giao, phân cấp, chuyển về trực thuộc, đổi tên, điều chỉnh biên chế, kết thúc hoạt động cấp, nhập đơn vị hành chính
malformed-not-allowed = { $cell } không thể là “{ $word }”
    .cure = chỉ dùng: { $allowed }
malformed-not-text = “{ $word }” không phải chữ Unicode
    .cure = lưu bảng dạng CSV UTF-8; chữ TCVN3, VNI phải chuyển mã trước
malformed-date = “{ $word }” không phải ngày tháng
    .cure = viết 2025-07-01 hoặc 01/07/2025
malformed-date-falls = ngày thực hiện sớm hơn bước trước
    .cure = xếp các bước theo thứ tự thời gian
malformed-step-numbers-fall = số thứ tự bước nhỏ hơn bước trước
    .cure = đánh số các bước của phương án tăng dần
malformed-row-contradicts = { $cell } khác với dòng đầu của bước
    .cure = để trống hoặc ghi lại như cũ; nội dung khác thì tách thành bước khác
malformed-one-row-only = nội dung sắp xếp này chỉ có một dòng, nhưng bước có nhiều dòng
    .cure = tách mỗi dòng thành một bước
malformed-rest-twice = rest có ở hai dòng
    .cure = chỉ giữ một dòng
malformed-kind-or-parent-of-living = cơ quan tiếp nhận đang hoạt động, đã có loại hình và nơi trực thuộc
    .cure = bỏ hai nội dung này, hoặc dùng mã mới; muốn đổi nơi trực thuộc thì dùng bước chuyển về trực thuộc
malformed-receiver = “{ $word }” không thể là nơi nhận ở đây
    .cure = ghi một cơ quan; kind: và parent dùng khi kết thúc hoạt động cấp, kind: dùng cả khi phân cấp
malformed-empty-row = “{ $word }” không được giao nhiệm vụ và cũng không có phần chia
    .cure = điền một trong hai hoặc xóa dòng
malformed-unknown-plan = không có phương án “{ $id }”
    .cure = bổ sung plans/{ $id }.toml hoặc sửa lại tên
    .near = có phải là { $near }?
malformed-extends-ring = các phương án dựa vòng tròn lên nhau: { $ring }
    .cure = bỏ một phương án ra khỏi extends

refusal-body-ended = cơ quan { $body } đã kết thúc hoạt động trước bước này
    .cure = ghi cơ quan kế thừa, hoặc đưa bước này lên trước
refusal-area-ended = đơn vị hành chính { $area } đã kết thúc trước bước này
    .cure = ghi đơn vị hành chính mới, hoặc đưa bước này lên trước
refusal-id-in-use = mã { $id } đang dùng hoặc đã từng dùng
    .cure = chọn mã khác; mã không dùng lại
refusal-fewer-than-two = chưa đủ hai đơn vị để nhập
    .cure = ghi ít nhất hai đơn vị
refusal-named-twice = { $id } được ghi hai lần
    .cure = chỉ ghi một lần
refusal-successor-below-merged = nơi tiếp nhận trực thuộc { $body }, trong khi { $body } nhập vào nó
    .cure = chuyển nơi tiếp nhận ra trước, hoặc để { $body } là nơi tiếp nhận
refusal-inside-and-outside = { $body } nằm ngoài phạm vi thống kê nên không nhập với cơ quan trong phạm vi được
    .cure = chỉ chuyển giao nhiệm vụ
refusal-people-outside = có người hoặc biên chế chuyển đến hoặc đi từ { $body }, là nơi ngoài phạm vi thống kê
    .cure = để trống phần chia và chỉ giao nhiệm vụ
refusal-into-itself = { $body } nhận từ chính mình
    .cure = chọn nơi nhận khác
refusal-would-cycle = { $body } sẽ trực thuộc chính nó
    .cure = chọn nơi trực thuộc khác, không nằm bên trong nó
refusal-shares-over-one = tổng các phân số lớn hơn 1
    .cure = giảm để tổng không quá 1
refusal-more-people-than-there-are = cần { $asked } người, nhưng chỉ có { $there }
    .cure = giảm các con số
refusal-nothing-to-give = nơi giao không giữ nhiệm vụ nào trong số đã chọn
    .cure = kiểm tra phần chọn nhiệm vụ và nơi giao
refusal-no-change = bước này không làm thay đổi gì
    .cure = xóa bước, hoặc kiểm tra lại đối tượng
refusal-no-body-of-kind-meets = không có cơ quan nào thuộc loại hình { $kind } đang phục vụ địa bàn này
    .cure = thành lập trước, hoặc chọn nơi nhận khác
refusal-nothing-to-abolish = không còn cơ quan nào thuộc { $what }
    .cure = xóa bước, hoặc đưa bước này lên trước
refusal-heir-ends = nơi tiếp nhận { $body } cũng kết thúc ở bước này
    .cure = chọn nơi tiếp nhận còn hoạt động
refusal-category-needed = { $body } không có đúng một nhóm biên chế
    .cure = ghi rõ nhóm biên chế
refusal-quota-unknown = chưa biết biên chế được giao của { $body } ({ $category })
    .cure = điền vào posts.csv, hoặc ấn định bằng =N
refusal-below-zero = biên chế của { $body } sẽ còn { $quota }
    .cure = giảm ít hơn
refusal-areas-overlap = { $a } và { $b } chồng lấn nhau
    .cure = chọn các đơn vị hành chính không chồng lấn
