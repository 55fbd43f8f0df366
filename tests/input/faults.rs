//! Many faults at once: each is said once, and nothing is evaluated.

use crate::{Folder, lines};
use std::collections::HashSet;

/// Thirty different faults in seven files.
fn broken() -> Folder {
    Folder::good()
        .table(
            "areas",
            "id,name,level,parent,minority_share,lat\nkt,Tỉnh Kon Tum,province,,,\nh1,Huyện Đăk Hà,district,kt,,\n\
             x1,Xã Một,commune,h1,,\nh2,Huyện không thuộc đâu,district,,,\nh3,Huyện trong xã,district,x1,,\n\
             x3,Xã Ba,commune,h1,\"53,5\",\nx4,Xã Bốn,commune,h1,,về phía bắc\n",
        )
        .table(
            "bodies",
            "id,name,kind,parent,area,autonomy_group,order\nubnd,Ủy ban nhân dân tỉnh,ubnd-tinh,,kt,,\n\
             snv,Sở Nội vụ,so,ubnd,,,\nsnv,Sở Tài chính,so,ubnd,,,\nstp,Sở Tư pháp,so,ubndd,,,\n\
             va,Vòng A,so,vb,,,\nvb,Vòng B,so,va,,,\nsct,Sở Công Thương,s0,ubnd,,,\nsyt,,so,ubnd,,,\n\
             sxd,Sở Xây dựng,so,ubnd,x9,,\ntt,Trung tâm,dvsn-so,snv,,năm,\nttx,Trung tâm X,dvsn-so,snv,,,-1\n\
             a|b,Trung tâm Y,dvsn-so,snv,,,\nKhối các trung tâm,,,,,,\nttz,Trung tâm Z,dvsn-so,snv,,,,thừa\n",
        )
        .table(
            "tasks",
            "id,name,field,weight,support\nT1,Quản lý biên chế,Nội vụ,0,\nT2,Cấp phép,Đầu tư,,có lẽ\nT3,Khai sinh,,,\n",
        )
        .table(
            "duties",
            "task,body,kind,role\nT1,snv,,lead\nT2,stp,,lead\nT3,syt,,lead\nT9,snv,,lead\nT1,,,coordinate\n\
             T2,sct,so,coordinate\nT2,sgtvt,,coordinate\nT1,sxd,,giúp việc\n",
        )
        .table(
            "posts",
            "body,category,quota,filled,heads,deputies,as_of\nsnv,civil_servant,-5,1,,,\nstp,civil_servant,10,\"2,5\",,,\n\
             sct,quân nhân,1,1,,,\nsyt,civil_servant,9,2,1,3,\nsxd,civil_servant,9,9,,,\nsxd,civil_servant,8,8,,,\n\
             tt,public_employee,chín,9,,,\nttx,public_employee,9,9,,,31/02/2025\n",
        )
}

#[test]
fn thirty_faults_give_thirty_messages_and_no_case() {
    let problems = broken().read().unwrap_err();
    insta::assert_snapshot!(lines(&problems));
    assert_eq!(problems.len(), 30);
    assert!(problems.iter().all(|problem| !problem.warning && problem.line.is_some()));
    let different: HashSet<String> = problems.iter().map(|problem| lines(std::slice::from_ref(problem))).collect();
    assert_eq!(different.len(), 30);
}

#[test]
fn a_near_id_is_offered() {
    let problems = broken().read().unwrap_err();
    let text = lines(&problems);
    assert!(text.contains("“ubndd”: did you mean ubnd?"), "{text}");
}

#[test]
fn an_empty_folder_says_what_it_lacks() {
    let folder = Folder::empty();
    let problems = folder.read().unwrap_err();
    let files: Vec<&str> =
        problems.iter().filter(|problem| !problem.warning).map(|problem| problem.file.as_str()).collect();
    assert_eq!(files, ["organisation/bodies.csv", "organisation/duties.csv", "organisation/tasks.csv"]);
    assert_eq!(tinhgon::input::read_case(&folder.path().join("none")).unwrap_err()[0].code, "no-folder");
}
