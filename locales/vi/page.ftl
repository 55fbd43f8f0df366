# Trang HTML của hồ sơ.
