//! How long a large case takes to read; run with `cargo test --release --test input -- --ignored --nocapture`.

use crate::Folder;
use std::fmt::Write;
use std::time::Instant;

#[test]
#[ignore = "a measurement"]
fn a_large_case() {
    let mut bodies = String::from("id,name,kind,parent\nubnd,Ủy ban nhân dân tỉnh,ubnd-tinh,\n");
    for at in 0..35_000 {
        let parent = if at < 100 { "ubnd".to_owned() } else { format!("b{}", at / 100) };
        writeln!(bodies, "b{at},Phòng Nghiệp vụ số {at} thuộc cơ quan,so,{parent}").unwrap();
    }
    let mut tasks = String::from("id,name,field,weight,grade,source\n");
    for at in 0..75_000 {
        writeln!(tasks, "t{at},\"Tham mưu, giúp Ủy ban nhân dân tỉnh quản lý nhà nước về nội dung {at}\",Lĩnh vực {},1,giả định,Nghị định 45/2025/NĐ-CP", at % 50).unwrap();
    }
    let mut duties = String::from("task,body,kind,role,area,legal_basis\n");
    for at in 0..195_000u64 {
        let role = if at < 75_000 { "chủ trì" } else { "phối hợp" };
        writeln!(duties, "t{},b{},,{role},,Điều 2 Quyết định số 1", at % 75_000, (at * 7919) % 35_000).unwrap();
    }
    let folder = Folder::good().table("bodies", bodies).table("tasks", tasks).table("duties", duties);
    let folder = folder.table("posts", "body,category,quota,filled\n");
    for _ in 0..3 {
        let start = Instant::now();
        let case = folder.case();
        println!("{:?} for {} duties", start.elapsed(), case.organisation.duties().len());
    }
}
