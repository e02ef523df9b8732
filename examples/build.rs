//! Tells the linker where libtorch lies, so that the examples and the fuzz targets start without `LD_LIBRARY_PATH`.
//!
//! Any binary that uses `tensor-tch` and is not installed beside libtorch needs these lines.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if let Some(folder) = std::env::var_os("DEP_TENSOR_TCH_LIBTORCH_LIB") {
        println!("cargo::rustc-link-arg=-Wl,-rpath,{}", folder.to_string_lossy());
    }
}
