// The C interface between src/ffi.rs and libtorch: tensors over memory that libtorch does not own.
//
// What every function keeps to:
// - No C++ exception leaves it. Failure is a message to be freed with `tensor_tch_free_message`; null is success.
//   On failure nothing is written through the out pointers.
// - A tensor is a heap-allocated `at::Tensor`, the handle that tch's `Tensor::from_ptr` takes over.
// - Sizes and strides count elements. Strides are never negative; the caller has seen to that.
// - A scalar type is the number of a `c10::ScalarType`.

#pragma once

#include <cstddef>
#include <cstdint>

namespace at {
class Tensor;
}

extern "C" {

// A place in memory and how a tensor lies in it.
struct tensor_tch_view {
  void* data;
  const int64_t* sizes;
  const int64_t* strides;
  size_t ndim;
  int8_t scalar_type;
};

// What is known of a tensor without touching its values. Flags are 0 or 1.
struct tensor_tch_info {
  uint64_t ndim;
  int8_t scalar_type;
  uint8_t defined;
  uint8_t strided;
  uint8_t meta;
  uint8_t quantized;
};

// Our hold on the storage of a lent tensor; made by `lend`, consumed by `end`.
struct tensor_tch_loan;

// Lends the view's memory to a new tensor.
//
// Without `write`, the first write through any alias moves all aliases to a private copy. With it, writes reach the
// memory. libtorch can reach every byte from the view's first element to its last, so all of them must be the lender's.
//
// `*loan` is null when the tensor does not use the memory, for want of elements.
char* tensor_tch_lend(const tensor_tch_view* view, bool write, at::Tensor** tensor, tensor_tch_loan** loan);

// Ends a loan and frees it. The caller has dropped its own tensor handle. When this returns, no libtorch object
// points at the lent memory: if an alias is left, all aliases have been moved to a private copy. Copies between a device and
// pinned memory, which `non_blocking` lets go on after their call, have ended.
// If memory for that copy can't be had, the process is aborted: returning would leave the alias dangling.
void tensor_tch_end(tensor_tch_loan* loan);

// Moves the aliases of the lent tensor that are left, if any, to a private copy of what the memory holds now. The loan
// goes on, so that the memory can be written without a change to them.
char* tensor_tch_detach(tensor_tch_loan* loan);

// Whether the tensor is, in values, exactly the view that was lent: same storage, same geometry, no lazy bits.
bool tensor_tch_is_as_lent(const at::Tensor* tensor, const tensor_tch_loan* loan, const tensor_tch_view* view);

// Makes a tensor that owns the view's memory, kept alive by `owner`.
//
// `drop(owner)` is called exactly once, whatever happens: on failure, or when there is no element to point at, before
// this returns; otherwise when the tensor's storage dies, on whichever thread that is. `drop` must not unwind.
// With `shared`, others may read the memory, so the first write moves the tensor to a private copy; the owner still
// lives as long as the storage does.
char* tensor_tch_adopt(
    const tensor_tch_view* view, void* owner, void (*drop)(void*), bool shared, at::Tensor** tensor);

// Describes a tensor. At most `capacity` sizes are written; `info->ndim` is how many there are.
char* tensor_tch_inspect(const at::Tensor* tensor, tensor_tch_info* info, int64_t* sizes, size_t capacity);

// The address of the first element, for reading: never causes a copy.
char* tensor_tch_const_data(const at::Tensor* tensor, const void** data);

// Where the values of a tensor of these `ndim` sizes and this scalar type lie, if the CPU can read them there as they are: the
// address of the first one, and `ndim` strides. Otherwise (another device, lazy conjugation or negation, no elements, zeros
// that are nowhere), `*data` is null. A tensor of other sizes, which it can have come to have, is refused. Never causes a copy.
char* tensor_tch_values(
    const at::Tensor* tensor,
    const int64_t* sizes,
    size_t ndim,
    int8_t scalar_type,
    const void** data,
    int64_t* strides);

// Writes the tensor's values into the view, in one pass, whatever the tensor's strides, lazy bits and device.
// Sizes and scalar type must be equal. `count` adds the copy to the counters.
char* tensor_tch_copy_into(const at::Tensor* tensor, const tensor_tch_view* view, bool count);

// Makes a row-major tensor on the CPU, all bytes of whose values are zero, in memory that a CUDA device copies from while the
// program goes on, if `pinned` says so; it fails where there is none. `*data` is the address of the first element.
char* tensor_tch_stage(
    const int64_t* sizes, size_t ndim, int8_t scalar_type, bool pinned, at::Tensor** tensor, void** data);

// Makes a tensor of these values on the CUDA device with this number. From pinned memory the copy goes on after the return; libtorch
// keeps that memory until the device has read it, and has what uses the tensor there wait for the copy.
char* tensor_tch_send(const at::Tensor* tensor, int64_t device, at::Tensor** sent);

// Copies made behind the caller's back, since the process began.
void tensor_tch_copies(uint64_t* count, uint64_t* bytes);

void tensor_tch_free_message(char* message);
}
