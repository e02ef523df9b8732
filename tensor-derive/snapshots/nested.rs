// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Pairs {
    pub left: Digits,
    pub right: Option<Digits>,
    pub mask: Option<Array2<bool>>,
}

#[doc = "The fields of [`Pairs`] as tensors, of one kind or another: see its aliases."]
#[allow(dead_code, private_bounds, private_interfaces)]
pub struct PairsFields<__M: ::tensor_core::mode::Mode>
where
    Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    Option<Array2<bool>>:
        ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
{
    #[doc = "The field `left`."]
    pub left: <Digits as ::tensor_core::__private::Field<
        ::tensor_core::__private::As<::tensor_core::__private::Share>,
    >>::Tensor<__M>,
    #[doc = "The field `right`."]
    pub right: <Option<Digits> as ::tensor_core::__private::Field<
        ::tensor_core::__private::As<::tensor_core::__private::Share>,
    >>::Tensor<__M>,
    #[doc = "The field `mask`."]
    pub mask: <Option<Array2<bool>> as ::tensor_core::__private::Field<
        ::tensor_core::__private::As<::tensor_core::__private::Share>,
    >>::Tensor<__M>,
}

#[doc = "The fields of [`Pairs`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
pub type PairsTensors<'data, __B> = PairsFields<::tensor_core::mode::Read<'data, __B>>;
#[doc = "The fields of [`Pairs`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
pub type PairsTensorsMut<'data, __B> = PairsFields<::tensor_core::mode::Write<'data, __B>>;
#[doc = "The fields of [`Pairs`] as tensors of a backend: each of which owns its memory."]
#[allow(dead_code, type_alias_bounds)]
pub type PairsTensorsOwned<__B> = PairsFields<::tensor_core::mode::Own<__B>>;
#[doc = "The fields of [`Pairs`] as tensors of a backend: the framework's own, as `with` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
pub type PairsTensorRefs<'t, __B> = PairsFields<::tensor_core::mode::Lent<'t, __B>>;
#[doc = "The fields of [`Pairs`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
pub type PairsTensorRefsMut<'t, __B> = PairsFields<::tensor_core::mode::LentMut<'t, __B>>;
#[doc(hidden)]
#[allow(dead_code)]
struct __PairsKey;
#[allow(dead_code)]
impl Pairs
where
    Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    Option<Array2<bool>>:
        ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
{
    #[doc = r" The fields that become tensors: their dtypes, shapes and owners. Prints as a table."]
    pub const SPEC: ::tensor_core::StructSpec = <Self as ::tensor_core::TensorStruct>::SPEC;
}

#[allow(dead_code, private_bounds, clippy::wrong_self_convention)]
impl Pairs
where
    Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    Option<Array2<bool>>:
        ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
{
    #[doc = "The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it."]
    pub fn tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<PairsTensors<'_, __Backend>, ::tensor_core::InputError>
    where
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __PairsKey,
                PairsFields<::tensor_core::mode::Read<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __PairsKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<PairsTensors<'_, __Backend>, ::tensor_core::InputError>
    where
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __PairsKey,
                PairsFields<::tensor_core::mode::Read<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __PairsKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`tensors`](Self::tensors)."]
    pub fn tensors_mut<__Backend: ::tensor_core::Backend>(
        &mut self,
    ) -> ::tensor_core::__private::Result<PairsTensorsMut<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanWriteTo<Digits>,
        __Backend: ::tensor_core::__private::CanWriteTo<Option<Digits>>,
        __Backend: ::tensor_core::__private::CanWriteTo<Option<Array2<bool>>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __PairsKey,
                PairsFields<::tensor_core::mode::Write<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __PairsKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<PairsTensorsMut<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanWriteTo<Digits>,
        __Backend: ::tensor_core::__private::CanWriteTo<Option<Digits>>,
        __Backend: ::tensor_core::__private::CanWriteTo<Option<Array2<bool>>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __PairsKey,
                PairsFields<::tensor_core::mode::Write<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __PairsKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that own their memory: every field is copied, once."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes; or a failure of the backend."]
    pub fn to_tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<PairsTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        Self: ::tensor_core::__private::CopyParts<__Backend, __PairsKey, PairsFields<::tensor_core::mode::Own<__Backend>>>,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __PairsKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<PairsTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        Self: ::tensor_core::__private::CopyParts<__Backend, __PairsKey, PairsFields<::tensor_core::mode::Own<__Backend>>>,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __PairsKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that take the arrays' memory over; copied only where they can't."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`to_tensors`](Self::to_tensors); the struct is then dropped."]
    pub fn into_tensors<__Backend: ::tensor_core::Backend>(
        self,
    ) -> ::tensor_core::__private::Result<PairsTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        Self: ::tensor_core::__private::AdoptParts<
                __Backend,
                __PairsKey,
                PairsFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __PairsKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<PairsTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        Self: ::tensor_core::__private::AdoptParts<
                __Backend,
                __PairsKey,
                PairsFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __PairsKey, _, _>(self, __device)
    }
}

#[allow(dead_code, private_bounds)]
impl<__M: ::tensor_core::mode::Mode> PairsFields<__M>
where
    Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    Option<Array2<bool>>:
        ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
{
    #[doc = r" Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it"]
    #[doc = r" returns can't refer to them."]
    #[doc = r""]
    #[doc = r" # Panics"]
    #[doc = r""]
    #[doc = r" If the closure panics."]
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            PairsFields<::tensor_core::mode::Lent<'__t, __M::Backend>>,
        ) -> __R,
    ) -> __R {
        ::tensor_core::__private::with::<Pairs, __M, __R>(self, __f)
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
            PairsFields<::tensor_core::mode::LentMut<'__t, __M::Backend>>,
        ) -> __R,
    ) -> __R
    where
        __M: ::tensor_core::mode::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Pairs, __M, __R>(self, __f)
    }
}

#[allow(dead_code, private_bounds, private_interfaces, single_use_lifetimes, type_alias_bounds)]
const _: () = {
    #[automatically_derived]
    impl ::tensor_core::TensorStruct for Pairs
    where
        Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Array2<bool>>:
            ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    {
        const SPEC: ::tensor_core::StructSpec = ::tensor_core::StructSpec {
            name: "Pairs",
            fields: &[
                ::tensor_core::FieldSpec::new(
                    "left",
                    <Digits as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::KIND,
                )
                .optional(
                    <Digits as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::OPTIONAL,
                ),
                ::tensor_core::FieldSpec::new(
                    "right",
                    <Option<Digits> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::KIND,
                )
                .optional(
                    <Option<Digits> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::OPTIONAL,
                ),
                ::tensor_core::FieldSpec::new(
                    "mask",
                    <Option<Array2<bool>> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::KIND,
                )
                .optional(
                    <Option<Array2<bool>> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::OPTIONAL,
                ),
            ],
        };
    }

    impl ::tensor_core::__private::Parts<__PairsKey> for Pairs
    where
        Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Array2<bool>>:
            ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    {
        type Fields = (Digits, Option<Digits>, Option<Array2<bool>>);
        type Hows = (
            ::tensor_core::__private::As<::tensor_core::__private::Share>,
            ::tensor_core::__private::As<::tensor_core::__private::Share>,
            ::tensor_core::__private::As<::tensor_core::__private::Share>,
        );
        type Companion<__M: ::tensor_core::mode::Mode> = PairsFields<__M>;
        fn refs(
            &self,
        ) -> <(Digits, Option<Digits>, Option<Array2<bool>>) as ::tensor_core::__private::Tuple>::Refs<'_> {
            (&self.left, &self.right, &self.mask)
        }

        fn muts(
            &mut self,
        ) -> <(Digits, Option<Digits>, Option<Array2<bool>>) as ::tensor_core::__private::Tuple>::Muts<'_> {
            (&mut self.left, &mut self.right, &mut self.mask)
        }

        fn into_fields(self) -> (Digits, Option<Digits>, Option<Array2<bool>>) {
            (self.left, self.right, self.mask)
        }

        fn companion<__M: ::tensor_core::mode::Mode>(
            __tensors: <(Digits, Option<Digits>, Option<Array2<bool>>) as ::tensor_core::__private::Fields<(
                ::tensor_core::__private::As<::tensor_core::__private::Share>,
                ::tensor_core::__private::As<::tensor_core::__private::Share>,
                ::tensor_core::__private::As<::tensor_core::__private::Share>,
            )>>::Tensors<__M>,
        ) -> PairsFields<__M> {
            PairsFields { left: __tensors.0, right: __tensors.1, mask: __tensors.2 }
        }
    }

    #[automatically_derived]
    impl<__H: ::tensor_core::__private::OfStruct> ::tensor_core::__private::Field<::tensor_core::__private::As<__H>>
        for Pairs
    where
        Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Array2<bool>>:
            ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    {
        type Elem = ::tensor_core::__private::NoArray;
        type Dim = ::tensor_core::__private::NoArray;
        type Tensor<__M: ::tensor_core::mode::Mode> = PairsFields<__M>;
        const KIND: ::tensor_core::FieldKind =
            ::tensor_core::FieldKind::Struct { spec: &<Self as ::tensor_core::TensorStruct>::SPEC, copied: false };
        fn check(&self, __spec: &::tensor_core::FieldSpec, __report: &mut ::tensor_core::__private::Report) {
            ::tensor_core::__private::check::<__PairsKey, Self>(
                self,
                __spec.name,
                <Self as ::tensor_core::TensorStruct>::SPEC.fields,
                __report,
            );
        }

        fn lend<'__s: '__t, '__t, __M: ::tensor_core::mode::Mode>(
            __tensors: &'__s PairsFields<__M>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> PairsFields<::tensor_core::mode::Lent<'__t, __M::Backend>> {
            PairsFields {
                left: <Digits as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.left, __arena),
                right: <Option<Digits> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.right, __arena),
                mask: <Option<Array2<bool>> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.mask, __arena),
            }
        }

        fn lend_mut<'__s: '__t, '__t, __M: ::tensor_core::mode::ModeMut>(
            __tensors: &'__s mut PairsFields<__M>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> PairsFields<::tensor_core::mode::LentMut<'__t, __M::Backend>> {
            PairsFields {
                left: <Digits as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.left, __arena),
                right: <Option<Digits> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.right, __arena),
                mask: <Option<Array2<bool>> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.mask, __arena),
            }
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::ReadField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Pairs
    where
        __B: ::tensor_core::Backend,
        Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Array2<bool>>:
            ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __PairsKey,
                PairsFields<::tensor_core::mode::Read<'__a, __B>>,
            >,
    {
        fn read<'__a>(
            &'__a self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<PairsFields<::tensor_core::mode::Read<'__a, __B>>> {
            <Self as ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __PairsKey,
                PairsFields<::tensor_core::mode::Read<'__a, __B>>,
            >>::read_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::WriteField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Pairs
    where
        __B: ::tensor_core::Backend,
        Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Array2<bool>>:
            ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __PairsKey,
                PairsFields<::tensor_core::mode::Write<'__a, __B>>,
            >,
    {
        fn write<'__a>(
            &'__a mut self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<PairsFields<::tensor_core::mode::Write<'__a, __B>>> {
            <Self as ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __PairsKey,
                PairsFields<::tensor_core::mode::Write<'__a, __B>>,
            >>::write_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::CopyField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Pairs
    where
        __B: ::tensor_core::Backend,
        Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Array2<bool>>:
            ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Self: ::tensor_core::__private::CopyParts<__B, __PairsKey, PairsFields<::tensor_core::mode::Own<__B>>>,
    {
        fn copy(
            &self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<PairsFields<::tensor_core::mode::Own<__B>>> {
            < Self as :: tensor_core :: __private :: CopyParts < __B , __PairsKey , PairsFields < :: tensor_core :: mode :: Own < __B > , > > > :: copy_parts (self , __name , < Self as :: tensor_core :: TensorStruct > :: SPEC . fields , __report , __device)
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::AdoptField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Pairs
    where
        __B: ::tensor_core::Backend,
        Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Array2<bool>>:
            ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Self: ::tensor_core::__private::AdoptParts<__B, __PairsKey, PairsFields<::tensor_core::mode::Own<__B>>>,
    {
        fn adopt(
            self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<PairsFields<::tensor_core::mode::Own<__B>>> {
            <Self as ::tensor_core::__private::AdoptParts<
                __B,
                __PairsKey,
                PairsFields<::tensor_core::mode::Own<__B>>,
            >>::adopt_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__M: ::tensor_core::mode::Mode> ::tensor_core::__private::fmt::Debug for PairsFields<__M>
    where
        Digits: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Digits>: ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
        Option<Array2<bool>>:
            ::tensor_core::__private::Field<::tensor_core::__private::As<::tensor_core::__private::Share>>,
    {
        fn fmt(&self, __f: &mut ::tensor_core::__private::fmt::Formatter<'_>) -> ::tensor_core::__private::fmt::Result {
            ::tensor_core::__private::debug(
                __f,
                "PairsFields",
                &["left", "right", "mask"],
                &[&self.left, &self.right, &self.mask],
            )
        }
    }
};
