//! Files and folders that appear whole or not at all, and never over something that was there.

use std::io::Write;
use std::path::{Path, PathBuf};

/// Why something is not written.
#[derive(Debug)]
pub enum WriteFault {
    /// There is something already.
    Exists(PathBuf),
    /// The system refuses.
    Io(PathBuf, std::io::Error),
}

/// Writes a file: a temporary one beside it takes its name when it is complete.
///
/// # Errors
/// Something of the name exists and is not to be replaced, or the system refuses.
pub fn write_file(path: &Path, content: &[u8], replace: bool) -> Result<(), WriteFault> {
    let fault = |error| WriteFault::Io(path.to_owned(), error);
    if !replace && path.exists() {
        return Err(WriteFault::Exists(path.to_owned()));
    }
    let mut temporary = tempfile::NamedTempFile::new_in(folder_of(path)).map_err(fault)?;
    temporary.write_all(content).map_err(fault)?;
    temporary.as_file().sync_all().map_err(fault)?;
    readable(temporary.path()).map_err(fault)?;
    let persisted = if replace { temporary.persist(path) } else { temporary.persist_noclobber(path) };
    match persisted {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(WriteFault::Exists(path.to_owned()))
        }
        Err(error) => Err(fault(error.error)),
    }
}

/// Writes several files: each is complete under a temporary name before the first takes its own, so that a fault leaves
/// none of those that were not there before.
///
/// # Errors
/// Something of a name exists and is not to be replaced, or the system refuses.
pub fn write_files(files: &[(PathBuf, Vec<u8>)], replace: bool) -> Result<(), WriteFault> {
    if let Some((path, _)) = files.iter().find(|(path, _)| !replace && path.exists()) {
        return Err(WriteFault::Exists(path.clone()));
    }
    let mut ready = Vec::with_capacity(files.len());
    for (path, content) in files {
        let fault = |error| WriteFault::Io(path.clone(), error);
        let mut temporary = tempfile::NamedTempFile::new_in(folder_of(path)).map_err(fault)?;
        temporary.write_all(content).map_err(fault)?;
        temporary.as_file().sync_all().map_err(fault)?;
        readable(temporary.path()).map_err(fault)?;
        ready.push((temporary, path));
    }
    let mut placed: Vec<&PathBuf> = Vec::with_capacity(files.len());
    for (temporary, path) in ready {
        let done = if replace { temporary.persist(path) } else { temporary.persist_noclobber(path) };
        if let Err(error) = done {
            if !replace {
                // What this call has put there is taken back; nobody can be told if that fails.
                placed.iter().for_each(|path| drop(std::fs::remove_file(path)));
            }
            return Err(match error.error.kind() {
                std::io::ErrorKind::AlreadyExists => WriteFault::Exists(path.clone()),
                _ => WriteFault::Io(path.clone(), error.error),
            });
        }
        placed.push(path);
    }
    Ok(())
}

/// Writes a folder of files, named relative to it with `/`: a temporary sibling takes its name when it is complete.
///
/// # Errors
/// A file or a folder that is not empty has the name, or the system refuses.
pub fn write_folder(path: &Path, files: &[(String, Vec<u8>)]) -> Result<(), WriteFault> {
    let fault = |error| WriteFault::Io(path.to_owned(), error);
    let empty = path.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    if path.exists() && !empty {
        return Err(WriteFault::Exists(path.to_owned()));
    }
    let sibling = tempfile::Builder::new().prefix(".tinhgon-").tempdir_in(folder_of(path)).map_err(fault)?;
    for (name, content) in files {
        let file = sibling.path().join(name);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(fault)?;
        }
        std::fs::write(&file, content).map_err(fault)?;
    }
    open_folder(sibling.path()).map_err(fault)?;
    if empty {
        std::fs::remove_dir(path).map_err(fault)?;
    }
    std::fs::rename(sibling.path(), path).map_err(fault)?;
    // The folder has its final name; there is nothing left to clean up under the temporary one.
    let _ = sibling.keep();
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// A temporary file is for its owner alone; what the user asked for is an ordinary file.
#[cfg(unix)]
fn readable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644))
}

/// Files have no such mode here.
#[cfg(not(unix))]
fn readable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A temporary folder is for its owner alone; what the user asked for is an ordinary folder.
#[cfg(unix)]
fn open_folder(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
}

/// Folders have no such mode here.
#[cfg(not(unix))]
fn open_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{WriteFault, write_file, write_files, write_folder};

    #[test]
    fn of_several_files_all_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let files = [(path("a.svg"), b"a".to_vec()), (path("b.svg"), b"b".to_vec())];
        std::fs::write(path("b.svg"), b"older").unwrap();
        assert!(matches!(write_files(&files, false), Err(WriteFault::Exists(_))));
        assert!(!path("a.svg").exists(), "the first is not there without the second");
        write_files(&files, true).unwrap();
        assert_eq!(std::fs::read(path("b.svg")).unwrap(), b"b");
        let nowhere = [(path("c.svg"), b"c".to_vec()), (path("no/d.svg"), b"d".to_vec())];
        assert!(matches!(write_files(&nowhere, false), Err(WriteFault::Io(..))));
        assert_eq!(folder.path().read_dir().unwrap().count(), 2, "no temporary file is left");
    }

    #[test]
    fn nothing_is_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        write_file(&file, b"one", false).unwrap();
        assert!(matches!(write_file(&file, b"two", false), Err(WriteFault::Exists(_))));
        assert_eq!(std::fs::read(&file).unwrap(), b"one");
        write_file(&file, b"two", true).unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"two");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn a_folder_may_only_take_the_place_of_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case");
        std::fs::create_dir(&path).unwrap();
        let files = [("organisation/a.csv".to_owned(), b"id".to_vec())];
        write_folder(&path, &files).unwrap();
        assert_eq!(std::fs::read(path.join("organisation/a.csv")).unwrap(), b"id");
        assert!(matches!(write_folder(&path, &files), Err(WriteFault::Exists(_))));
        assert_eq!(folder.path().read_dir().unwrap().count(), 1, "no temporary folder is left");
    }
}
