// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Mistaken {
    #[tensor(clone)]
    pub images: Array4<f32>,
    #[tensor(cast = i64)]
    pub labels: Array1<u8>,
    #[tensor(share, copy)]
    pub weights: Array2<f64>,
    #[tensor(shape = [batch, #])]
    pub mask: Array2<bool>,
}

::core::compile_error! { "unknown key `clone`, did you mean `copy`? the keys are `share`, `copy`, `cast`, `cast_checked`, `cast_lossy`, `dtype`, `shape`, `rank`, `layout`, `skip`, `rename`" }
::core::compile_error! { "a share is the array's own memory, which a `cast` can't change; write `copy, cast = i64`" }
::core::compile_error! { "a field is either `share` or `copy`; remove one" }
::core::compile_error! { "expected an axis: a name such as `batch`, a constant expression, or `_` for any length" }

#[doc = "The fields of [`Mistaken`] as tensors, of one kind or another: see its aliases."]
#[allow(dead_code, private_bounds, private_interfaces)]
pub struct MistakenFields<__M: ::tensor_core::mode::Mode> {
    #[doc = "The field `images`."]
    pub images: <Array4<f32> as ::tensor_core::__private::Field<
        ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
    >>::Tensor<__M>,
    #[doc = "The field `labels`."]
    pub labels: <Array1<u8> as ::tensor_core::__private::Field<
        ::tensor_core::__private::Copied<
            ::tensor_core::__private::Converted<
                <i64 as ::tensor_core::__private::CastTarget>::Elem,
                ::tensor_core::__private::Lossless,
            >,
        >,
    >>::Tensor<__M>,
    #[doc = "The field `weights`."]
    pub weights: <Array2<f64> as ::tensor_core::__private::Field<
        ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
    >>::Tensor<__M>,
    #[doc = "The field `mask`."]
    pub mask: <Array2<bool> as ::tensor_core::__private::Field<
        ::tensor_core::__private::As<::tensor_core::__private::Share>,
    >>::Tensor<__M>,
}

#[doc = "The fields of [`Mistaken`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
pub type MistakenTensors<'data, __B> = MistakenFields<::tensor_core::mode::Read<'data, __B>>;
#[doc = "The fields of [`Mistaken`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
pub type MistakenTensorsMut<'data, __B> = MistakenFields<::tensor_core::mode::Write<'data, __B>>;
#[doc = "The fields of [`Mistaken`] as tensors of a backend: each of which owns its memory."]
#[allow(dead_code, type_alias_bounds)]
pub type MistakenTensorsOwned<__B> = MistakenFields<::tensor_core::mode::Own<__B>>;
#[doc = "The fields of [`Mistaken`] as tensors of a backend: the framework's own, as `with` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
pub type MistakenTensorRefs<'t, __B> = MistakenFields<::tensor_core::mode::Lent<'t, __B>>;
#[doc = "The fields of [`Mistaken`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
pub type MistakenTensorRefsMut<'t, __B> = MistakenFields<::tensor_core::mode::LentMut<'t, __B>>;
#[doc(hidden)]
#[allow(dead_code)]
struct __MistakenKey;
#[allow(dead_code)]
impl Mistaken {
    #[doc = r" The fields that become tensors: their dtypes, shapes and owners. Prints as a table."]
    pub const SPEC: ::tensor_core::StructSpec = <Self as ::tensor_core::TensorStruct>::SPEC;
}

#[allow(dead_code, private_bounds, clippy::wrong_self_convention)]
impl Mistaken {
    #[doc = "The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it."]
    pub fn tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<MistakenTensors<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<4>>,
        __Backend: ::tensor_core::__private::CanHold<i64, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<f64, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanShare<bool, ::tensor_core::__private::Rank<2>>,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Read<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __MistakenKey, _, _>(
            self,
            &<__Backend as ::tensor_core::Backend>::host(),
        )
    }

    #[doc = "[`tensors`](Self::tensors), copied fields on a device of choice; shared ones stay where the array is."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`tensors`](Self::tensors), and if the backend does not know the device."]
    pub fn tensors_on<__Backend: ::tensor_core::Backend>(
        &self,
        __device: &<__Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<MistakenTensors<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<4>>,
        __Backend: ::tensor_core::__private::CanHold<i64, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<f64, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanShare<bool, ::tensor_core::__private::Rank<2>>,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Read<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __MistakenKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`tensors`](Self::tensors)."]
    pub fn tensors_mut<__Backend: ::tensor_core::Backend>(
        &mut self,
    ) -> ::tensor_core::__private::Result<MistakenTensorsMut<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<4>>,
        __Backend: ::tensor_core::__private::CanHold<i64, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<f64, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanWrite<bool, ::tensor_core::__private::Rank<2>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Write<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __MistakenKey, _, _>(
            self,
            &<__Backend as ::tensor_core::Backend>::host(),
        )
    }

    #[doc = "[`tensors_mut`](Self::tensors_mut), copied fields on a device of choice."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`tensors_mut`](Self::tensors_mut), and if the backend does not know the device."]
    pub fn tensors_mut_on<__Backend: ::tensor_core::Backend>(
        &mut self,
        __device: &<__Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<MistakenTensorsMut<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<4>>,
        __Backend: ::tensor_core::__private::CanHold<i64, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<f64, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanWrite<bool, ::tensor_core::__private::Rank<2>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Write<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __MistakenKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that own their memory: every field is copied, once."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes; or a failure of the backend."]
    pub fn to_tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<MistakenTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<4>>,
        __Backend: ::tensor_core::__private::CanHold<i64, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<f64, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanHold<bool, ::tensor_core::__private::Rank<2>>,
        Self: ::tensor_core::__private::CopyParts<
                __Backend,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __MistakenKey, _, _>(
            self,
            &<__Backend as ::tensor_core::Backend>::host(),
        )
    }

    #[doc = "[`to_tensors`](Self::to_tensors), on a device of choice."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`to_tensors`](Self::to_tensors), and if the backend does not know the device."]
    pub fn to_tensors_on<__Backend: ::tensor_core::Backend>(
        &self,
        __device: &<__Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<MistakenTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<4>>,
        __Backend: ::tensor_core::__private::CanHold<i64, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<f64, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanHold<bool, ::tensor_core::__private::Rank<2>>,
        Self: ::tensor_core::__private::CopyParts<
                __Backend,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __MistakenKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that take the arrays' memory over; copied only where they can't."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`to_tensors`](Self::to_tensors); the struct is then dropped."]
    pub fn into_tensors<__Backend: ::tensor_core::Backend>(
        self,
    ) -> ::tensor_core::__private::Result<MistakenTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<4>>,
        __Backend: ::tensor_core::__private::CanHold<i64, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<f64, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanHold<bool, ::tensor_core::__private::Rank<2>>,
        Self: ::tensor_core::__private::AdoptParts<
                __Backend,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __MistakenKey, _, _>(
            self,
            &<__Backend as ::tensor_core::Backend>::host(),
        )
    }

    #[doc = "[`into_tensors`](Self::into_tensors), on a device of choice."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`into_tensors`](Self::into_tensors), and if the backend does not know the device."]
    pub fn into_tensors_on<__Backend: ::tensor_core::Backend>(
        self,
        __device: &<__Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<MistakenTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<4>>,
        __Backend: ::tensor_core::__private::CanHold<i64, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<f64, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanHold<bool, ::tensor_core::__private::Rank<2>>,
        Self: ::tensor_core::__private::AdoptParts<
                __Backend,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __MistakenKey, _, _>(self, __device)
    }
}

#[allow(dead_code, private_bounds)]
impl<__M: ::tensor_core::mode::Mode> MistakenFields<__M> {
    #[doc = r" Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it"]
    #[doc = r" returns can't refer to them."]
    #[doc = r""]
    #[doc = r" # Panics"]
    #[doc = r""]
    #[doc = r" If the closure panics."]
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            MistakenFields<::tensor_core::mode::Lent<'__t, __M::Backend>>,
        ) -> __R,
    ) -> __R {
        ::tensor_core::__private::with::<Mistaken, __M, __R>(self, __f)
    }

    #[doc = r" Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while"]
    #[doc = r" it runs; what it returns can't refer to them."]
    #[doc = r""]
    #[doc = r" # Panics"]
    #[doc = r""]
    #[doc = r" If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl."]
    pub fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            MistakenFields<::tensor_core::mode::LentMut<'__t, __M::Backend>>,
        ) -> __R,
    ) -> __R
    where
        __M: ::tensor_core::mode::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Mistaken, __M, __R>(self, __f)
    }
}

#[allow(dead_code, private_bounds, private_interfaces, single_use_lifetimes, type_alias_bounds)]
const _: () = {
    #[automatically_derived]
    impl ::tensor_core::TensorStruct for Mistaken {
        const SPEC: ::tensor_core::StructSpec = ::tensor_core::StructSpec {
            name: "Mistaken",
            fields: &[
                ::tensor_core::FieldSpec::new(
                    "images",
                    <Array4<f32> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                    >>::KIND,
                ),
                ::tensor_core::FieldSpec::new(
                    "labels",
                    <Array1<u8> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::Copied<
                            ::tensor_core::__private::Converted<
                                <i64 as ::tensor_core::__private::CastTarget>::Elem,
                                ::tensor_core::__private::Lossless,
                            >,
                        >,
                    >>::KIND,
                ),
                ::tensor_core::FieldSpec::new(
                    "weights",
                    <Array2<f64> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                    >>::KIND,
                ),
                ::tensor_core::FieldSpec::new(
                    "mask",
                    <Array2<bool> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::KIND,
                ),
            ],
        };
    }

    const _: () = {
        {
            #[allow(non_snake_case)]
            mod Mistaken {
                #[allow(non_camel_case_types, dead_code)]
                pub(super) struct labels;
            }
            let () = <<Array1<u8> as ::tensor_core::__private::Field<
                ::tensor_core::__private::As<::tensor_core::__private::Share>,
            >>::Elem as ::tensor_core::LosslessCast<<i64 as ::tensor_core::__private::CastTarget>::Elem>>::OK;
        }
    };

    impl ::tensor_core::__private::Parts<__MistakenKey> for Mistaken {
        type Fields = (Array4<f32>, Array1<u8>, Array2<f64>, Array2<bool>);
        type Hows = (
            ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
            ::tensor_core::__private::Copied<
                ::tensor_core::__private::Converted<
                    <i64 as ::tensor_core::__private::CastTarget>::Elem,
                    ::tensor_core::__private::Lossless,
                >,
            >,
            ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
            ::tensor_core::__private::As<::tensor_core::__private::Share>,
        );
        type Companion<__M: ::tensor_core::mode::Mode> = MistakenFields<__M>;
        fn refs(
            &self,
        ) -> <(Array4<f32>, Array1<u8>, Array2<f64>, Array2<bool>) as ::tensor_core::__private::Tuple>::Refs<'_>
        {
            (&self.images, &self.labels, &self.weights, &self.mask)
        }

        fn muts(
            &mut self,
        ) -> <(Array4<f32>, Array1<u8>, Array2<f64>, Array2<bool>) as ::tensor_core::__private::Tuple>::Muts<'_>
        {
            (&mut self.images, &mut self.labels, &mut self.weights, &mut self.mask)
        }

        fn into_fields(self) -> (Array4<f32>, Array1<u8>, Array2<f64>, Array2<bool>) {
            (self.images, self.labels, self.weights, self.mask)
        }

        fn companion<__M: ::tensor_core::mode::Mode>(
            __tensors: <(Array4<f32>, Array1<u8>, Array2<f64>, Array2<bool>) as ::tensor_core::__private::Fields<(
                ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                ::tensor_core::__private::Copied<
                    ::tensor_core::__private::Converted<
                        <i64 as ::tensor_core::__private::CastTarget>::Elem,
                        ::tensor_core::__private::Lossless,
                    >,
                >,
                ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                ::tensor_core::__private::As<::tensor_core::__private::Share>,
            )>>::Tensors<__M>,
        ) -> MistakenFields<__M> {
            MistakenFields { images: __tensors.0, labels: __tensors.1, weights: __tensors.2, mask: __tensors.3 }
        }
    }

    #[automatically_derived]
    impl<__H: ::tensor_core::__private::OfStruct> ::tensor_core::__private::Field<::tensor_core::__private::As<__H>>
        for Mistaken
    {
        type Elem = ::tensor_core::__private::NoArray;
        type Dim = ::tensor_core::__private::NoArray;
        type Tensor<__M: ::tensor_core::mode::Mode> = MistakenFields<__M>;
        const KIND: ::tensor_core::FieldKind =
            ::tensor_core::FieldKind::Struct { spec: &<Self as ::tensor_core::TensorStruct>::SPEC, copied: false };
        fn check(&self, __spec: &::tensor_core::FieldSpec, __report: &mut ::tensor_core::__private::Report) {
            ::tensor_core::__private::check::<__MistakenKey, Self>(
                self,
                __spec.name,
                <Self as ::tensor_core::TensorStruct>::SPEC.fields,
                __report,
            );
        }

        fn lend<'__s: '__t, '__t, __M: ::tensor_core::mode::Mode>(
            __tensors: &'__s MistakenFields<__M>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> MistakenFields<::tensor_core::mode::Lent<'__t, __M::Backend>> {
            MistakenFields {
                images: <Array4<f32> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.images, __arena),
                labels: <Array1<u8> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<
                        ::tensor_core::__private::Converted<
                            <i64 as ::tensor_core::__private::CastTarget>::Elem,
                            ::tensor_core::__private::Lossless,
                        >,
                    >,
                >>::lend::<__M>(&__tensors.labels, __arena),
                weights: <Array2<f64> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.weights, __arena),
                mask: <Array2<bool> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.mask, __arena),
            }
        }

        fn lend_mut<'__s: '__t, '__t, __M: ::tensor_core::mode::ModeMut>(
            __tensors: &'__s mut MistakenFields<__M>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> MistakenFields<::tensor_core::mode::LentMut<'__t, __M::Backend>> {
            MistakenFields {
                images: <Array4<f32> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.images, __arena),
                labels: <Array1<u8> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<
                        ::tensor_core::__private::Converted<
                            <i64 as ::tensor_core::__private::CastTarget>::Elem,
                            ::tensor_core::__private::Lossless,
                        >,
                    >,
                >>::lend_mut::<__M>(&mut __tensors.labels, __arena),
                weights: <Array2<f64> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.weights, __arena),
                mask: <Array2<bool> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.mask, __arena),
            }
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::ReadField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Mistaken
    where
        __B: ::tensor_core::Backend,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Read<'__a, __B>>,
            >,
    {
        fn read<'__a>(
            &'__a self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<MistakenFields<::tensor_core::mode::Read<'__a, __B>>> {
            <Self as ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Read<'__a, __B>>,
            >>::read_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::WriteField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Mistaken
    where
        __B: ::tensor_core::Backend,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Write<'__a, __B>>,
            >,
    {
        fn write<'__a>(
            &'__a mut self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<MistakenFields<::tensor_core::mode::Write<'__a, __B>>> {
            <Self as ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Write<'__a, __B>>,
            >>::write_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::CopyField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Mistaken
    where
        __B: ::tensor_core::Backend,
        Self: ::tensor_core::__private::CopyParts<__B, __MistakenKey, MistakenFields<::tensor_core::mode::Own<__B>>>,
    {
        fn copy(
            &self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<MistakenFields<::tensor_core::mode::Own<__B>>> {
            <Self as ::tensor_core::__private::CopyParts<
                __B,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Own<__B>>,
            >>::copy_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::AdoptField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Mistaken
    where
        __B: ::tensor_core::Backend,
        Self: ::tensor_core::__private::AdoptParts<__B, __MistakenKey, MistakenFields<::tensor_core::mode::Own<__B>>>,
    {
        fn adopt(
            self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<MistakenFields<::tensor_core::mode::Own<__B>>> {
            <Self as ::tensor_core::__private::AdoptParts<
                __B,
                __MistakenKey,
                MistakenFields<::tensor_core::mode::Own<__B>>,
            >>::adopt_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__M: ::tensor_core::mode::Mode> ::tensor_core::__private::fmt::Debug for MistakenFields<__M> {
        fn fmt(&self, __f: &mut ::tensor_core::__private::fmt::Formatter<'_>) -> ::tensor_core::__private::fmt::Result {
            ::tensor_core::__private::debug(
                __f,
                "MistakenFields",
                &["images", "labels", "weights", "mask"],
                &[&self.images, &self.labels, &self.weights, &self.mask],
            )
        }
    }
};
