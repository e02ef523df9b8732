//! What several of the tests need: the files that NumPy wrote, and files made by hand.
#![allow(dead_code, reason = "each test uses a part")]

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::{CompressionMethod, ZipArchiveWriter};

pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

pub(crate) fn folder() -> PathBuf {
    data("folder")
}

/// A `.npy` file with this dictionary, padded as NumPy pads it.
pub(crate) fn npy(dictionary: &str, elements: &[u8]) -> Vec<u8> {
    let len = (10 + dictionary.len() + 1).next_multiple_of(64) - 10;
    let header = format!("{dictionary:<width$}\n", width = len - 1);
    let len = u16::try_from(len).unwrap().to_le_bytes();
    [b"\x93NUMPY\x01\x00", &len[..], header.as_bytes(), elements].concat()
}

/// A dictionary as NumPy writes it.
pub(crate) fn dictionary(descr: &str, is_fortran: bool, shape: &str) -> String {
    let order = if is_fortran { "True" } else { "False" };
    format!("{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}")
}

/// A `.npy` file.
pub(crate) fn array(descr: &str, shape: &str, elements: &[u8]) -> Vec<u8> {
    npy(&dictionary(descr, false, shape), elements)
}

/// An archive of files, stored as `np.savez` does or compressed as `np.savez_compressed` does.
pub(crate) fn npz(files: &[(&str, &[u8])], is_compressed: bool) -> Vec<u8> {
    let method = if is_compressed { CompressionMethod::DEFLATE } else { CompressionMethod::STORE };
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, content) in files {
        let (mut entry, config) = archive.new_file(name).compression_method(method).start().unwrap();
        let descriptor = if is_compressed {
            let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::best()));
            writer.write_all(content).unwrap();
            let (encoder, descriptor) = writer.finish().unwrap();
            encoder.finish().unwrap();
            descriptor
        } else {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(content).unwrap();
            writer.finish().unwrap().1
        };
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

/// The first place of `needle` in `bytes`.
pub(crate) fn find(bytes: &[u8], needle: &[u8]) -> usize {
    bytes.windows(needle.len()).position(|window| window == needle).unwrap()
}
