//! The file that is mapped.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes `np.save` of an array of floats, each row full of its number.
pub(crate) fn write(path: &Path, rows: usize, width: usize) -> io::Result<()> {
    let dictionary = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {width}), }}");
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(b"\x93NUMPY\x01\x00\x76\x00")?;
    file.write_all(format!("{dictionary:<117}\n").as_bytes())?;
    for number in 0..rows {
        file.write_all(&(number as f32).to_le_bytes().repeat(width))?;
    }
    file.into_inner()?.sync_all()
}

/// Has the system forget what it has in memory of a file.
#[cfg(target_os = "linux")]
pub(crate) fn forget(path: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd;

    let file = File::open(path)?;
    file.sync_all()?;
    // SAFETY: the descriptor is that of `file`, which is open, and the call touches no memory of this program.
    match unsafe { libc::posix_fadvise(file.as_raw_fd(), 0, 0, libc::POSIX_FADV_DONTNEED) } {
        0 => Ok(()),
        error => Err(io::Error::from_raw_os_error(error)),
    }
}

/// Has the system forget what it has in memory of a file.
#[cfg(not(target_os = "linux"))]
pub(crate) fn forget(_: &Path) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "only Linux is known to forget a file"))
}
