//! What the property tests of every backend share: random arrays, and the models that tensors are compared with.
