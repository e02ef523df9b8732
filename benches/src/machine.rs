//! What the system tells about the machine.

use std::fs;

/// The processor, the memory and the system, as part of a sentence.
#[must_use]
pub fn description() -> String {
    let field = |file: &str, name: &str| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let cache = field("/proc/cpuinfo", "cache size").map(|size| format!(", {size} of cache")).unwrap_or_default();
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|size| size.strip_suffix("kB")?.trim().parse::<u64>().ok())
        .map(|size| format!(", {} GiB of memory", size.div_ceil(1 << 20)))
        .unwrap_or_default();
    let virtual_machine = field("/proc/cpuinfo", "flags").is_some_and(|flags| flags.contains("hypervisor"));
    let kind = if virtual_machine { "a virtual machine with " } else { "" };
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let kernel = kernel.split('-').next().unwrap_or_default().trim().to_owned();
    format!("{kind}{threads} cores of {processor}{cache}{memory}, {} {kernel}", std::env::consts::OS)
}

/// How many programs wanted to run in the last minute, on average.
#[must_use]
pub fn load_average() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}
