#include "lend.h"

#include <ATen/Context.h>
#include <ATen/DeviceAccelerator.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/StorageImpl.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>

namespace {

std::atomic<uint64_t> copies_made{0};
std::atomic<uint64_t> bytes_copied{0};

void count_copy(size_t bytes) {
  copies_made.fetch_add(1, std::memory_order_relaxed);
  bytes_copied.fetch_add(bytes, std::memory_order_relaxed);
}

char* message_of(const char* text) noexcept {
  const size_t size = std::strlen(text) + 1;
  auto* message = static_cast<char*>(std::malloc(size));
  if (message == nullptr) {
    std::fputs("tensor-tch: out of memory while reporting an error\n", stderr);
    std::abort();
  }
  std::memcpy(message, text, size);
  return message;
}

// Runs `body`; turns whatever it throws into a message.
template <typename Body>
char* guarded(Body body) noexcept {
  try {
    body();
    return nullptr;
  } catch (const c10::Error& error) {
    return message_of(error.what_without_backtrace());
  } catch (const std::exception& error) {
    return message_of(error.what());
  } catch (...) {
    return message_of("libtorch threw something that is not a std::exception");
  }
}

// A `non_blocking` copy from or to pinned memory may go on after the call that started it. This waits for such copies, if
// the memory is pinned; libtorch makes others wait itself. A build without an accelerator never has one.
void wait_for_copies(const void* data) {
  static const auto accelerator = at::getAccelerator();
  if (!accelerator.has_value() || !at::globalContext().isPinnedPtr(data)) {
    return;
  }
  const auto& hooks = at::globalContext().getAcceleratorHooksInterface(accelerator);
  for (c10::DeviceIndex device = 0; device < at::accelerator::deviceCount(); ++device) {
    if (hooks.hasPrimaryContext(device)) {
      at::accelerator::synchronizeDevice(device);
    }
  }
}

// The geometry of a tensor over foreign memory, for as long as the view that it is of.
struct Layout {
  at::IntArrayRef sizes;
  at::IntArrayRef strides;
  size_t itemsize;

  size_t elements() const {
    size_t product = 1;
    for (const int64_t size : sizes) {
      product *= static_cast<size_t>(size);
    }
    return product;
  }

  // Bytes from the first element to the end of the last; there is at least one.
  size_t span() const {
    int64_t last = 0;
    for (size_t axis = 0; axis < sizes.size(); ++axis) {
      last += (sizes[axis] - 1) * strides[axis];
    }
    return (static_cast<size_t>(last) + 1) * itemsize;
  }
};

// The context of every DataPtr made here; it stays the storage's context when the storage moves to a copy, so that
// whatever kept the first block alive lives as long as the storage: another libtorch thread may still be reading it.
// That also makes the context differ from the data pointer, for which libtorch refuses to make lazy clones.
struct State {
  std::atomic<int64_t> references{1};
  std::mutex lock;
  bool moved = false; // guarded by `lock`
  at::DataPtr copy; // guarded by `lock`; the block in use once moved
  const char* data;
  size_t span; // bytes from the first element to the end of the last; 0 without elements
  void* owner;
  void (*drop)(void*);

  State(const void* data, const Layout& layout, void* owner, void (*drop)(void*))
      : data(static_cast<const char*>(data)),
        span(layout.elements() == 0 ? 0 : layout.span()),
        owner(owner),
        drop(drop) {}

  virtual ~State() {
    if (drop != nullptr) {
      // If waiting fails, the device does, and copies nothing any more.
      std::free(guarded([&] { wait_for_copies(data); }));
      drop(owner);
    }
  }

  bool has_moved() {
    const std::lock_guard<std::mutex> hold(lock);
    return moved;
  }
};

void release(void* context) {
  auto* state = static_cast<State*>(context);
  if (state->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
    delete state;
  }
}

// Moves a storage from foreign memory to its own copy. Any number of threads may come in at once, before, while and
// after libtorch clears the hook.
void materialize(c10::StorageImpl* storage) {
  // The context never changes, and its deleter neither: `release` is installed again with the same state. So this read
  // needs no lock.
  auto* state = storage->_mutable_data_ptr_no_checks().cast_context<State>(&release);
  if (state == nullptr) {
    return; // libtorch has given the storage a block of its own
  }
  // Nothing below calls back into a storage: the allocator allocates, and `release` only counts down from two.
  const std::lock_guard<std::mutex> hold(state->lock);
  if (state->moved) {
    return;
  }
  at::DataPtr copy = c10::GetCPUAllocator()->allocate(state->span);
  void* block = copy.mutable_get();
  std::memcpy(block, state->data, state->span);
  state->copy = std::move(copy);
  state->moved = true;
  state->references.fetch_add(1, std::memory_order_relaxed);
  storage->set_data_ptr_noswap(at::DataPtr(block, state, &release, at::Device(at::kCPU)));
  count_copy(state->span);
}

at::TensorOptions options_of(int8_t scalar_type) {
  return at::TensorOptions().dtype(static_cast<at::ScalarType>(scalar_type)).device(at::kCPU);
}

at::IntArrayRef sizes_of(const tensor_tch_view& view) {
  return {view.sizes, view.ndim};
}

at::IntArrayRef strides_of(const tensor_tch_view& view) {
  return {view.strides, view.ndim};
}

Layout layout_of(const tensor_tch_view& view) {
  return Layout{
      sizes_of(view),
      strides_of(view),
      c10::elementSize(static_cast<at::ScalarType>(view.scalar_type)),
  };
}

void check_strides(const tensor_tch_view& view) {
  for (const int64_t stride : strides_of(view)) {
    TORCH_CHECK(stride >= 0, "libtorch can't express a negative stride");
  }
}

// A tensor over the view's memory that leaves the memory's owner out of it: for use within one function.
at::Tensor borrowed(const tensor_tch_view& view) {
  return at::from_blob(view.data, sizes_of(view), strides_of(view), options_of(view.scalar_type));
}

// Whether a write to the view would change the source while it is being read.
bool overlap(const at::Tensor& source, const tensor_tch_view& view, const Layout& layout) {
  if (!source.device().is_cpu() || !source.has_storage()) {
    return false;
  }
  const auto* from = static_cast<const char*>(source.storage().data());
  const auto* to = static_cast<const char*>(view.data);
  return from < to + layout.span() && to < from + source.storage().nbytes();
}

// Whether a tensor has no memory though it has elements: all of them are zero, and libtorch knows. The address that it gives
// for a slice of one is an offset from null.
bool is_nowhere(const at::Tensor& tensor) {
  return tensor._is_zerotensor() || (tensor.has_storage() && tensor.storage().data() == nullptr);
}

void check_has_values(const at::Tensor& tensor) {
  TORCH_CHECK(tensor.defined(), "the tensor is undefined");
  TORCH_CHECK(tensor.layout() == at::kStrided, "the tensor's layout is ", tensor.layout(), ", not strided");
  TORCH_CHECK(!tensor.is_meta(), "the tensor is on the meta device and holds no values");
  TORCH_CHECK(!tensor.is_quantized(), "the tensor is quantized");
  if (!tensor.has_storage() || tensor.numel() == 0) {
    return;
  }
  // A `resize_` that failed for want of memory leaves sizes that its storage can't hold.
  __int128 last = tensor.storage_offset();
  for (int64_t axis = 0; axis < tensor.dim(); ++axis) {
    last += static_cast<__int128>(tensor.size(axis) - 1) * tensor.stride(axis);
  }
  const auto needed = (last + 1) * static_cast<__int128>(tensor.itemsize());
  TORCH_CHECK(
      needed <= static_cast<__int128>(tensor.storage().nbytes()), "the tensor's sizes reach beyond its storage");
}

} // namespace

// A state with our hold on the storage, until the loan ends. It is one object, since a loan is made for each use of an array.
struct tensor_tch_loan : State {
  using State::State;

  c10::intrusive_ptr<c10::StorageImpl> storage;
};

char* tensor_tch_lend(const tensor_tch_view* view, bool write, at::Tensor** tensor, tensor_tch_loan** loan) {
  return guarded([&] {
    check_strides(*view);
    const Layout layout = layout_of(*view);
    if (layout.elements() == 0) {
      *tensor = new at::Tensor(at::empty(sizes_of(*view), options_of(view->scalar_type)));
      *loan = nullptr;
      return;
    }
    auto* lent = new tensor_tch_loan(view->data, layout, nullptr, nullptr);
    // Resizable: where libtorch can't grow a storage, it refuses only after it has set the tensor's sizes, which then
    // reach beyond the memory. Growing gives the storage a block of its own.
    auto handle = std::make_unique<at::Tensor>(at::for_blob(view->data, sizes_of(*view))
                                                   .strides(strides_of(*view))
                                                   .context(static_cast<State*>(lent), &release)
                                                   .options(options_of(view->scalar_type))
                                                   .allocator(c10::GetCPUAllocator())
                                                   .resizeable_storage()
                                                   .make_tensor());
    lent->references.fetch_add(1, std::memory_order_relaxed);
    lent->storage = c10::intrusive_ptr<c10::StorageImpl>::reclaim_copy(handle->storage().unsafeGetStorageImpl());
    if (!write) {
      lent->storage->set_materializer(&materialize);
    }
    *tensor = handle.release();
    *loan = lent;
  });
}

void tensor_tch_end(tensor_tch_loan* loan) {
  std::free(guarded([&] { wait_for_copies(loan->data); }));
  char* failure = guarded([&] {
    if (loan->storage.use_count() > 1) {
      materialize(loan->storage.get());
      loan->storage->clear_materializer();
    }
    loan->storage.reset();
    // Without a copy the storage is gone, and its reference to the state with it.
    TORCH_CHECK(
        loan->has_moved() || loan->references.load(std::memory_order_acquire) == 1,
        "libtorch has passed the lent block on to another storage");
  });
  if (failure != nullptr) {
    std::fprintf(
        stderr,
        "tensor-tch: a tensor outlives the memory it was lent and can't be moved to a copy, aborting: %s\n",
        failure);
    std::abort();
  }
  release(static_cast<State*>(loan));
}

char* tensor_tch_detach(tensor_tch_loan* loan) {
  return guarded([&] {
    if (loan == nullptr) {
      return;
    }
    wait_for_copies(loan->data);
    if (loan->storage.use_count() > 1) {
      materialize(loan->storage.get());
    }
  });
}

bool tensor_tch_is_as_lent(const at::Tensor* tensor, const tensor_tch_loan* loan, const tensor_tch_view* view) {
  bool same = false;
  char* failure = guarded([&] {
    same = loan != nullptr && tensor->defined() && tensor->has_storage() &&
        tensor->storage().unsafeGetStorageImpl() == loan->storage.get() && loan->storage->data() == view->data &&
        tensor->layout() == at::kStrided &&
        tensor->scalar_type() == static_cast<at::ScalarType>(view->scalar_type) && tensor->storage_offset() == 0 &&
        tensor->sizes() == sizes_of(*view) && tensor->strides() == strides_of(*view) && !tensor->is_conj() &&
        !tensor->is_neg();
  });
  tensor_tch_free_message(failure);
  return failure == nullptr && same;
}

char* tensor_tch_adopt(
    const tensor_tch_view* view, void* owner, void (*drop)(void*), bool shared, at::Tensor** tensor) {
  State* state = nullptr;
  char* failure = guarded([&] { state = new State(view->data, layout_of(*view), owner, drop); });
  if (failure != nullptr) {
    drop(owner);
    return failure;
  }
  // Holds the owner until libtorch does.
  std::unique_ptr<State, void (*)(void*)> keep(state, &release);
  return guarded([&] {
    check_strides(*view);
    if (keep->span == 0) {
      keep.reset();
      *tensor = new at::Tensor(at::empty(sizes_of(*view), options_of(view->scalar_type)));
      return;
    }
    auto handle = std::make_unique<at::Tensor>();
    // The storage can be resized like any that libtorch made: growing copies to a new block and frees this one.
    *handle = at::for_blob(view->data, sizes_of(*view))
                  .strides(strides_of(*view))
                  .context(keep.release(), &release)
                  .options(options_of(view->scalar_type))
                  .allocator(c10::GetCPUAllocator())
                  .resizeable_storage()
                  .make_tensor();
    if (shared) {
      handle->storage().unsafeGetStorageImpl()->set_materializer(&materialize);
    }
    *tensor = handle.release();
  });
}

char* tensor_tch_inspect(const at::Tensor* tensor, tensor_tch_info* info, int64_t* sizes, size_t capacity) {
  return guarded([&] {
    tensor_tch_info found{};
    found.scalar_type = static_cast<int8_t>(at::ScalarType::Undefined);
    if (tensor->defined()) {
      found.defined = 1;
      found.ndim = static_cast<uint64_t>(tensor->dim());
      found.scalar_type = static_cast<int8_t>(tensor->scalar_type());
      found.strided = tensor->layout() == at::kStrided;
      found.meta = tensor->is_meta();
      found.quantized = tensor->is_quantized();
      const at::IntArrayRef shape = tensor->sizes();
      std::copy_n(shape.begin(), std::min(capacity, shape.size()), sizes);
    }
    *info = found;
  });
}

char* tensor_tch_const_data(const at::Tensor* tensor, const void** data) {
  return guarded([&] {
    TORCH_CHECK(tensor->defined(), "the tensor is undefined");
    *data = is_nowhere(*tensor) ? nullptr : tensor->const_data_ptr();
  });
}

char* tensor_tch_values(
    const at::Tensor* tensor,
    const int64_t* sizes,
    size_t ndim,
    int8_t scalar_type,
    const void** data,
    int64_t* strides) {
  return guarded([&] {
    check_has_values(*tensor);
    TORCH_CHECK(
        tensor->sizes() == at::IntArrayRef(sizes, ndim) &&
            tensor->scalar_type() == static_cast<at::ScalarType>(scalar_type),
        "the tensor was changed by another thread");
    const bool as_they_are = tensor->device().is_cpu() && tensor->has_storage() && !tensor->is_conj() &&
        !tensor->is_neg() && !is_nowhere(*tensor);
    const at::IntArrayRef steps = tensor->strides();
    std::copy_n(steps.begin(), ndim, strides);
    *data = as_they_are && tensor->numel() > 0 ? tensor->const_data_ptr() : nullptr;
  });
}

char* tensor_tch_copy_into(const at::Tensor* tensor, const tensor_tch_view* view, bool count) {
  return guarded([&] {
    check_strides(*view);
    check_has_values(*tensor);
    TORCH_CHECK(
        tensor->scalar_type() == static_cast<at::ScalarType>(view->scalar_type),
        "the tensor's scalar type is ",
        tensor->scalar_type(),
        ", not ",
        static_cast<at::ScalarType>(view->scalar_type));
    TORCH_CHECK(
        tensor->sizes() == sizes_of(*view), "the tensor's sizes are ", tensor->sizes(), ", not ", sizes_of(*view));
    const Layout layout = layout_of(*view);
    if (layout.elements() == 0) {
      return;
    }
    const at::NoGradGuard no_grad;
    at::Tensor source = tensor->detach();
    if (overlap(source, *view, layout)) {
      source = source.clone();
    }
    borrowed(*view).copy_(source);
    if (count) {
      count_copy(layout.elements() * layout.itemsize);
    }
  });
}

char* tensor_tch_stage(
    const int64_t* sizes, size_t ndim, int8_t scalar_type, bool pinned, at::Tensor** tensor, void** data) {
  return guarded([&] {
    const auto options = options_of(scalar_type).pinned_memory(pinned);
    auto handle = std::make_unique<at::Tensor>(at::empty(at::IntArrayRef(sizes, ndim), options));
    void* start = handle->mutable_data_ptr();
    if (handle->nbytes() > 0) {
      std::memset(start, 0, handle->nbytes());
    }
    *data = start;
    *tensor = handle.release();
  });
}

char* tensor_tch_send(const at::Tensor* tensor, int64_t device, at::Tensor** sent) {
  return guarded([&] {
    TORCH_CHECK(device >= 0 && device <= std::numeric_limits<c10::DeviceIndex>::max(), "no device has the number ", device);
    const at::Device to(at::kCUDA, static_cast<c10::DeviceIndex>(device));
    *sent = new at::Tensor(tensor->to(at::TensorOptions().device(to), /*non_blocking=*/true, /*copy=*/false));
  });
}

void tensor_tch_copies(uint64_t* count, uint64_t* bytes) {
  *count = copies_made.load(std::memory_order_relaxed);
  *bytes = bytes_copied.load(std::memory_order_relaxed);
}

void tensor_tch_free_message(char* message) {
  std::free(message);
}
