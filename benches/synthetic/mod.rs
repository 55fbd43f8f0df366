//! A synthetic country as a folder of CSV: seeded, so that every run reads the same bytes. Every row says that it is
//! synthetic; nothing in it is a fact about any place.

pub mod plans;

use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// How large a country is to be.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Provinces.
    pub provinces: u32,
    /// Districts in each.
    pub districts: u32,
    /// Communes in each district.
    pub communes: u32,
    /// Departments of each province.
    pub departments: u32,
    /// Units below each department.
    pub units: u32,
    /// Divisions of each district.
    pub divisions: u32,
    /// Tasks of each province.
    pub tasks: u32,
    /// Who holds them.
    pub holders: Holders,
}

/// How the duties of a province are spread over its bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holders {
    /// Nearly all on departments, as a province writes its own decisions down.
    Departments,
    /// On all bodies alike, each within its province or district: about six duties a body.
    Everybody,
    /// As [`Holders::Everybody`], but one body has a part in 30 % of the tasks.
    Skewed,
}

impl Size {
    /// About 35,000 bodies, 75,600 tasks and 195,000 duties.
    pub const COUNTRY: Size = Size {
        provinces: 63,
        districts: 11,
        communes: 14,
        departments: 20,
        units: 12,
        divisions: 12,
        tasks: 1_200,
        holders: Holders::Departments,
    };

    /// One province of that country.
    pub const PROVINCE: Size = Size { provinces: 1, ..Size::COUNTRY };

    /// A province for scenarios: 496 bodies, 1,200 tasks and about 3,070 duties.
    pub const BATCH_PROVINCE: Size =
        Size { units: 9, divisions: 12, communes: 14, holders: Holders::Everybody, ..Size::PROVINCE };

    /// A country of scenarios: about 35,000 bodies, 75,600 tasks and 195,000 duties.
    pub const BATCH_COUNTRY: Size = Size { holders: Holders::Everybody, ..Size::COUNTRY };

    /// The province for scenarios, with one body in which much work meets.
    pub const BATCH_SKEWED: Size = Size { holders: Holders::Skewed, ..Size::BATCH_PROVINCE };
}

/// A small generator of numbers (SplitMix64): the same on every machine and in every version.
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below the given one.
    pub fn next(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % u64::from(below.max(1))) as u32
    }
}

/// Writes the case into a folder.
pub fn write(dir: &Path, size: Size) -> io::Result<()> {
    let organisation = dir.join("organisation");
    std::fs::create_dir_all(&organisation)?;
    std::fs::write(
        dir.join("case.toml"),
        "name = \"Số liệu minh họa\"\nprovince = \"Số liệu minh họa\"\nas_of = 2025-01-01\ndefault_grade = \"synthetic\"\n",
    )?;
    std::fs::write(organisation.join("kinds.csv"), KINDS)?;
    let mut tables = Tables::default();
    tables.headings();
    let mut numbers = Numbers(2025);
    for province in 0..size.provinces {
        tables.province(province, size, &mut numbers);
    }
    for (name, text) in [
        ("areas", &tables.areas),
        ("bodies", &tables.bodies),
        ("posts", &tables.posts),
        ("tasks", &tables.tasks),
        ("duties", &tables.duties),
    ] {
        std::fs::write(organisation.join(format!("{name}.csv")), text)?;
    }
    Ok(())
}

const KINDS: &str = "id,name,tier,agency,single\n\
    ubnd-tinh,UBND tỉnh,province,yes,no\n\
    so,Sở,province,yes,no\n\
    don-vi,Đơn vị thuộc sở,province,no,no\n\
    ubnd-huyen,UBND huyện,district,yes,no\n\
    phong,Phòng chuyên môn cấp huyện,district,no,no\n\
    ubnd-xa,UBND xã,commune,yes,no\n";

#[derive(Default)]
struct Tables {
    areas: String,
    bodies: String,
    posts: String,
    tasks: String,
    duties: String,
}

impl Tables {
    fn headings(&mut self) {
        self.areas.push_str("id,name,level,parent\n");
        self.bodies.push_str("id,name,kind,parent,area\n");
        self.posts.push_str("body,category,quota,filled,heads,deputies\n");
        self.tasks.push_str("id,name,field,territory\n");
        self.duties.push_str("task,body,kind,role,area\n");
    }

    fn body(&mut self, id: &str, kind: &str, parent: &str, area: &str, quota: u32) {
        let _ = writeln!(self.bodies, "{id},Tổ chức {id},{kind},{parent},{area}");
        let _ = writeln!(self.posts, "{id},civil_servant,{quota},{},1,1", quota.saturating_sub(1).max(2));
    }

    fn province(&mut self, p: u32, size: Size, numbers: &mut Numbers) {
        let _ = writeln!(self.areas, "p{p},Tỉnh {p},province,");
        self.body(&format!("t{p}"), "ubnd-tinh", "", &format!("p{p}"), 30);
        for s in 0..size.departments {
            self.body(&format!("t{p}-s{s}"), "so", &format!("t{p}"), "", 20);
            for u in 0..size.units {
                self.body(&format!("t{p}-s{s}-{u}"), "don-vi", &format!("t{p}-s{s}"), "", 5 + numbers.next(10));
            }
        }
        for h in 0..size.districts {
            let _ = writeln!(self.areas, "p{p}h{h},Huyện {p}.{h},district,p{p}");
            self.body(&format!("t{p}h{h}"), "ubnd-huyen", &format!("t{p}"), &format!("p{p}h{h}"), 10);
            for d in 0..size.divisions {
                self.body(&format!("t{p}h{h}-{d}"), "phong", &format!("t{p}h{h}"), "", 6);
            }
            for x in 0..size.communes {
                let _ = writeln!(self.areas, "p{p}h{h}x{x},Xã {p}.{h}.{x},commune,p{p}h{h}");
                self.body(&format!("t{p}h{h}x{x}"), "ubnd-xa", &format!("t{p}h{h}"), &format!("p{p}h{h}x{x}"), 20);
            }
        }
        for n in 0..size.tasks {
            match size.holders {
                Holders::Departments => self.task(p, n, size, numbers),
                Holders::Everybody | Holders::Skewed => self.task_of_anybody(p, n, size, numbers),
            }
        }
    }

    /// A task of a province in which any body may have a part: of a hundred, three are held by every commune in its
    /// own area, two of them beside a department; thirty by bodies of the province, thirty by those of one district,
    /// twelve by a department with a district, twenty-five by one commune with its district.
    fn task_of_anybody(&mut self, p: u32, n: u32, size: Size, numbers: &mut Numbers) {
        let id = format!("n{p}-{n}");
        let field = numbers.next(40);
        let sort = numbers.next(100);
        let district = numbers.next(size.districts);
        let commune = numbers.next(size.communes);
        let territory = match sort {
            33..63 => format!("p{p}h{district}"),
            75.. => format!("p{p}h{district}x{commune}"),
            _ => format!("p{p}"),
        };
        let _ = writeln!(self.tasks, "{id},Nhiệm vụ số {n} của tỉnh {p},Lĩnh vực {field},{territory}");
        let provincial = |numbers: &mut Numbers| match numbers.next(size.departments * (size.units + 1)) {
            unit if unit < size.departments => format!("t{p}-s{unit}"),
            unit => format!("t{p}-s{}-{}", unit % size.departments, unit % size.units),
        };
        let local = |numbers: &mut Numbers| match numbers.next(size.divisions + 1) {
            0 => format!("t{p}h{district}"),
            unit => format!("t{p}h{district}-{}", unit - 1),
        };
        let mut holders: Vec<String> = Vec::new();
        let parts = 2 + u32::from(numbers.next(100) < 66);
        if sort < 3 {
            let _ = writeln!(self.duties, "{id},,ubnd-xa,lead,p{p}");
            if sort < 1 {
                return;
            }
        }
        if size.holders == Holders::Skewed && numbers.next(10) < 3 {
            holders.push(format!("t{p}-s0"));
        }
        for part in holders.len() as u32..parts {
            let holder = match sort {
                75.. if part == 0 => format!("t{p}h{district}x{commune}"),
                33..63 | 75.. => local(numbers),
                63.. if part > 0 => local(numbers),
                _ => provincial(numbers),
            };
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        }
        for (at, holder) in holders.iter().enumerate() {
            let lead = sort >= 3 && (at == 0 || numbers.next(8) == 0);
            let _ = writeln!(self.duties, "{id},{holder},,{},", if lead { "lead" } else { "coordinate" });
        }
    }

    /// A task of a province: nine in ten are led by departments or their units, some twice; the others by a kind.
    fn task(&mut self, p: u32, n: u32, size: Size, numbers: &mut Numbers) {
        let id = format!("n{p}-{n}");
        let field = numbers.next(40);
        let _ = writeln!(self.tasks, "{id},Nhiệm vụ số {n} của tỉnh {p},Lĩnh vực {field},p{p}");
        let department = |numbers: &mut Numbers| format!("t{p}-s{}", numbers.next(size.departments));
        let lead = department(numbers);
        if n % 300 == 299 {
            // Duties of kinds reach over the whole country, so a province has few of them.
            let _ = writeln!(self.duties, "{id},,ubnd-xa,lead,\n{id},{lead},,coordinate,");
            return;
        }
        let unit = numbers.next(size.units);
        let lead = if numbers.next(3) == 0 { format!("{lead}-{unit}") } else { lead };
        let _ = writeln!(self.duties, "{id},{lead},,lead,");
        let others = 1 + u32::from(numbers.next(100) < 58);
        let mut taken = vec![lead];
        for _ in 0..others {
            let other = department(numbers);
            if !taken.contains(&other) {
                let role = if numbers.next(8) == 0 { "lead" } else { "coordinate" };
                let _ = writeln!(self.duties, "{id},{other},,{role},");
                taken.push(other);
            }
        }
    }
}
