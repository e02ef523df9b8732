//! The Python wheels that hold libtorch and TensorFlow: where they come from, pinned to the byte, and which of their
//! files are kept.
//!
//! The wheels of libtorch are those for CUDA, since every package index keeps them for this version. Their
//! `libtorch_cpu.so` names two small CUDA libraries, which are kept beside it. No GPU is needed.

/// The libtorch that tch 0.26 asks for.
pub(crate) const TORCH_VERSION: &str = "2.13.0";

/// The free space that a fetch needs. For libtorch it is 1.08 GB, since pip keeps each wheel twice for a moment.
/// TensorFlow's wheel and the files that are unpacked from it take 1.13 GB together.
pub(crate) const NEEDED_BYTES: u64 = 1_200_000_000;

/// The oldest glibc on which the wheels run (`manylinux_2_28`).
pub(crate) const NEEDED_GLIBC: (u32, u32) = (2, 28);

/// The oldest pip that accepts the platform more than once.
pub(crate) const NEEDED_PIP: (u32, u32) = (20, 3);

/// One wheel to fetch.
pub(crate) struct Wheel {
    /// The project and its exact version, as pip takes it.
    pub(crate) requirement: &'static str,
    /// The name of the file.
    pub(crate) file: &'static str,
    /// The size of the file.
    pub(crate) bytes: u64,
    /// The SHA-256 of the file, in lower-case hexadecimal digits.
    pub(crate) sha256: &'static str,
    /// Which members to keep, and where; a name that ends in `/` stands for everything below it.
    pub(crate) members: &'static [(&'static str, &'static str)],
}

/// The wheels of libtorch.
pub(crate) const WHEELS: [Wheel; 3] = [
    Wheel {
        requirement: "torch==2.13.0",
        file: "torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl",
        bytes: 526_574_961,
        sha256: "60fcdcb2f3876e21146cb4524ef06397d727ca9ad5f020818547e25075fe3cb7",
        members: &[
            ("torch/include/", "include/"),
            ("torch/lib/libtorch_cpu.so", "lib/libtorch_cpu.so"),
            ("torch/lib/libc10.so", "lib/libc10.so"),
            ("torch/lib/libgomp.so.1", "lib/libgomp.so.1"),
        ],
    },
    Wheel {
        requirement: "nvidia-cuda-cupti==13.0.85",
        file: "nvidia_cuda_cupti-13.0.85-py3-none-manylinux_2_25_x86_64.whl",
        bytes: 10_715_597,
        sha256: "4eb01c08e859bf924d222250d2e8f8b8ff6d3db4721288cf35d14252a4d933c8",
        members: &[("nvidia/cu13/lib/libcupti.so.13", "lib/libcupti.so.13")],
    },
    Wheel {
        requirement: "nvidia-cuda-runtime==13.0.96",
        file: "nvidia_cuda_runtime-13.0.96-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
        bytes: 2_243_632,
        sha256: "7f82250d7782aa23b6cfe765ecc7db554bd3c2870c43f3d1821f1d18aebf0548",
        members: &[("nvidia/cu13/lib/libcudart.so.13", "lib/libcudart.so.13")],
    },
];

/// The version of TensorFlow whose library is fetched. Every 2.x has what the crate `tensorflow` calls.
pub(crate) const TENSORFLOW_VERSION: &str = "2.21.0";

/// The wheels of TensorFlow.
pub(crate) const TENSORFLOW_WHEELS: [Wheel; 1] = [Wheel {
    requirement: "tensorflow-cpu==2.21.0",
    file: "tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl",
    bytes: 273_829_956,
    sha256: "2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c",
    members: &[
        ("tensorflow/libtensorflow_cc.so.2", "libtensorflow_cc.so.2"),
        ("tensorflow/libtensorflow_framework.so.2", "libtensorflow_framework.so.2"),
    ],
}];

/// The arguments that tell pip about the machine. They are fixed, so that the same files come whatever Python runs it.
pub(crate) const PIP_PLATFORM: [&str; 16] = [
    "--platform",
    "manylinux_2_28_x86_64",
    "--platform",
    "manylinux_2_27_x86_64",
    "--platform",
    "manylinux_2_25_x86_64",
    "--platform",
    "manylinux_2_17_x86_64",
    "--platform",
    "manylinux2014_x86_64",
    "--python-version",
    "3.11",
    "--implementation",
    "cp",
    "--abi",
    "cp311",
];

/// The libraries a finished folder holds under `lib`: the kept ones and the two made here.
pub(crate) const LIBRARIES: [&str; 7] =
    ["libtorch_cpu.so", "libc10.so", "libgomp.so.1", "libcupti.so.13", "libcudart.so.13", "libtorch.so", "libgomp.so"];

/// Bytes of all wheels together.
pub(crate) fn total_bytes(wheels: &[Wheel]) -> u64 {
    wheels.iter().map(|wheel| wheel.bytes).sum()
}

/// A requirements file that pins every wheel by its hash, so that pip itself passes over builds
/// of the same version from elsewhere.
pub(crate) fn requirements(wheels: &[Wheel]) -> String {
    wheels
        .iter()
        .map(|wheel| format!("{} --hash=sha256:{}\n", wheel.requirement, wheel.sha256))
        .collect::<Vec<_>>()
        .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kept_library_comes_from_a_wheel_or_is_made_here() {
        for library in LIBRARIES {
            let kept =
                WHEELS.iter().flat_map(|wheel| wheel.members).any(|(_, to)| to.strip_prefix("lib/") == Some(library));
            assert!(kept || library == "libtorch.so" || library == "libgomp.so", "{library} comes from nowhere");
        }
    }

    #[test]
    fn hashes_and_file_names_are_well_formed() {
        for wheel in WHEELS.iter().chain(&TENSORFLOW_WHEELS) {
            assert_eq!(wheel.sha256.len(), 64);
            assert!(wheel.sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')));
            let (project, version) = wheel.requirement.split_once("==").unwrap();
            assert!(wheel.file.starts_with(&format!("{}-{version}-", project.replace('-', "_"))));
        }
        assert!(WHEELS[0].requirement.ends_with(TORCH_VERSION));
        assert!(TENSORFLOW_WHEELS[0].requirement.ends_with(TENSORFLOW_VERSION));
    }

    #[test]
    fn the_requirements_pin_each_wheel_on_a_line_of_its_own() {
        let text = requirements(&WHEELS);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), WHEELS.len());
        assert_eq!(lines[1], format!("nvidia-cuda-cupti==13.0.85 --hash=sha256:{}", WHEELS[1].sha256));
    }
}
