// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
struct Pair(#[tensor(copy)] pub Array1<f32>, #[tensor(skip)] String, #[tensor(shape = [n, n])] Array2<i8>);

#[doc = "The fields of [`Pair`] as tensors, of one kind or another: see its aliases."]
#[allow(dead_code, private_bounds, private_interfaces)]
struct PairFields<__M: ::tensor_core::mode::Mode>(
    #[doc = "The field `0`."]
    pub  <Array1<f32> as ::tensor_core::__private::Field<
        ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
    >>::Tensor<__M>,
    #[doc = "The field `2`."]
    <Array2<i8> as ::tensor_core::__private::Field<
            ::tensor_core::__private::As<::tensor_core::__private::Share>,
        >>::Tensor<__M>,
);
#[doc = "The fields of [`Pair`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
type PairTensors<'data, __B> = PairFields<::tensor_core::mode::Read<'data, __B>>;
#[doc = "The fields of [`Pair`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
type PairTensorsMut<'data, __B> = PairFields<::tensor_core::mode::Write<'data, __B>>;
#[doc = "The fields of [`Pair`] as tensors of a backend: each of which owns its memory."]
#[allow(dead_code, type_alias_bounds)]
type PairTensorsOwned<__B> = PairFields<::tensor_core::mode::Own<__B>>;
#[doc = "The fields of [`Pair`] as tensors of a backend: the framework's own, as `with` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
type PairTensorRefs<'t, __B> = PairFields<::tensor_core::mode::Lent<'t, __B>>;
#[doc = "The fields of [`Pair`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
type PairTensorRefsMut<'t, __B> = PairFields<::tensor_core::mode::LentMut<'t, __B>>;
#[doc(hidden)]
#[allow(dead_code)]
struct __PairKey;
#[allow(dead_code)]
impl Pair {
    #[doc = r" The fields that become tensors: their dtypes, shapes and owners. Prints as a table."]
    const SPEC: ::tensor_core::StructSpec = <Self as ::tensor_core::TensorStruct>::SPEC;
}

#[allow(dead_code, private_bounds, clippy::wrong_self_convention)]
impl Pair {
    #[doc = "The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it."]
    fn tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<PairTensors<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanShare<i8, ::tensor_core::__private::Rank<2>>,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __PairKey,
                PairFields<::tensor_core::mode::Read<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __PairKey, _, _>(
            self,
            &<__Backend as ::tensor_core::Backend>::host(),
        )
    }

    #[doc = "[`tensors`](Self::tensors), copied fields on a device of choice; shared ones stay where the array is."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`tensors`](Self::tensors), and if the backend does not know the device."]
    fn tensors_on<__Backend: ::tensor_core::Backend>(
        &self,
        __device: &<__Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<PairTensors<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanShare<i8, ::tensor_core::__private::Rank<2>>,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __PairKey,
                PairFields<::tensor_core::mode::Read<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __PairKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`tensors`](Self::tensors)."]
    fn tensors_mut<__Backend: ::tensor_core::Backend>(
        &mut self,
    ) -> ::tensor_core::__private::Result<PairTensorsMut<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanWrite<i8, ::tensor_core::__private::Rank<2>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __PairKey,
                PairFields<::tensor_core::mode::Write<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __PairKey, _, _>(
            self,
            &<__Backend as ::tensor_core::Backend>::host(),
        )
    }

    #[doc = "[`tensors_mut`](Self::tensors_mut), copied fields on a device of choice."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`tensors_mut`](Self::tensors_mut), and if the backend does not know the device."]
    fn tensors_mut_on<__Backend: ::tensor_core::Backend>(
        &mut self,
        __device: &<__Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<PairTensorsMut<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanWrite<i8, ::tensor_core::__private::Rank<2>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __PairKey,
                PairFields<::tensor_core::mode::Write<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __PairKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that own their memory: every field is copied, once."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes; or a failure of the backend."]
    fn to_tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<PairTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<i8, ::tensor_core::__private::Rank<2>>,
        Self:
            ::tensor_core::__private::CopyParts<__Backend, __PairKey, PairFields<::tensor_core::mode::Own<__Backend>>>,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __PairKey, _, _>(
            self,
            &<__Backend as ::tensor_core::Backend>::host(),
        )
    }

    #[doc = "[`to_tensors`](Self::to_tensors), on a device of choice."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`to_tensors`](Self::to_tensors), and if the backend does not know the device."]
    fn to_tensors_on<__Backend: ::tensor_core::Backend>(
        &self,
        __device: &<__Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<PairTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<i8, ::tensor_core::__private::Rank<2>>,
        Self:
            ::tensor_core::__private::CopyParts<__Backend, __PairKey, PairFields<::tensor_core::mode::Own<__Backend>>>,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __PairKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that take the arrays' memory over; copied only where they can't."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`to_tensors`](Self::to_tensors); the struct is then dropped."]
    fn into_tensors<__Backend: ::tensor_core::Backend>(
        self,
    ) -> ::tensor_core::__private::Result<PairTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<i8, ::tensor_core::__private::Rank<2>>,
        Self:
            ::tensor_core::__private::AdoptParts<__Backend, __PairKey, PairFields<::tensor_core::mode::Own<__Backend>>>,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __PairKey, _, _>(
            self,
            &<__Backend as ::tensor_core::Backend>::host(),
        )
    }

    #[doc = "[`into_tensors`](Self::into_tensors), on a device of choice."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`into_tensors`](Self::into_tensors), and if the backend does not know the device."]
    fn into_tensors_on<__Backend: ::tensor_core::Backend>(
        self,
        __device: &<__Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<PairTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<1>>,
        __Backend: ::tensor_core::__private::CanHold<i8, ::tensor_core::__private::Rank<2>>,
        Self:
            ::tensor_core::__private::AdoptParts<__Backend, __PairKey, PairFields<::tensor_core::mode::Own<__Backend>>>,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __PairKey, _, _>(self, __device)
    }
}

#[allow(dead_code, private_bounds)]
impl<__M: ::tensor_core::mode::Mode> PairFields<__M> {
    #[doc = r" Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it"]
    #[doc = r" returns can't refer to them."]
    #[doc = r""]
    #[doc = r" # Panics"]
    #[doc = r""]
    #[doc = r" If the closure panics."]
    fn with<__R>(
        &self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            PairFields<::tensor_core::mode::Lent<'__t, __M::Backend>>,
        ) -> __R,
    ) -> __R {
        ::tensor_core::__private::with::<Pair, __M, __R>(self, __f)
    }

    #[doc = r" Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while"]
    #[doc = r" it runs; what it returns can't refer to them."]
    #[doc = r""]
    #[doc = r" # Panics"]
    #[doc = r""]
    #[doc = r" If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl."]
    fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            PairFields<::tensor_core::mode::LentMut<'__t, __M::Backend>>,
        ) -> __R,
    ) -> __R
    where
        __M: ::tensor_core::mode::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Pair, __M, __R>(self, __f)
    }
}

#[allow(dead_code, private_bounds, private_interfaces, single_use_lifetimes, type_alias_bounds)]
const _: () = {
    #[automatically_derived]
    impl ::tensor_core::TensorStruct for Pair {
        const SPEC: ::tensor_core::StructSpec = ::tensor_core::StructSpec {
            name: "Pair",
            fields: &[
                ::tensor_core::FieldSpec::new(
                    "0",
                    <Array1<f32> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                    >>::KIND,
                ),
                ::tensor_core::FieldSpec::new(
                    "2",
                    <Array2<i8> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::KIND,
                )
                .shape(false, &[::tensor_core::DimSpec::Named("n"), ::tensor_core::DimSpec::Named("n")]),
            ],
        };
    }

    const _: () = {
        {
            #[allow(non_snake_case)]
            mod Pair {
                #[allow(non_camel_case_types, dead_code)]
                pub(super) struct _2;
            }
            let () = < < < Array2 < i8 > as :: tensor_core :: __private :: Field < :: tensor_core :: __private :: As < :: tensor_core :: __private :: Share >> > :: Dim as :: tensor_core :: __private :: HasRank < :: tensor_core :: NumAxes < 2usize > >> :: Rank as :: tensor_core :: __private :: SameRank < :: tensor_core :: NumAxes < 2usize > , Pair :: _2 >> :: OK ;
        }
    };

    impl ::tensor_core::__private::Parts<__PairKey> for Pair {
        type Fields = (Array1<f32>, Array2<i8>);
        type Hows = (
            ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
            ::tensor_core::__private::As<::tensor_core::__private::Share>,
        );
        type Companion<__M: ::tensor_core::mode::Mode> = PairFields<__M>;
        fn refs(&self) -> <(Array1<f32>, Array2<i8>) as ::tensor_core::__private::Tuple>::Refs<'_> {
            (&self.0, &self.2)
        }

        fn muts(&mut self) -> <(Array1<f32>, Array2<i8>) as ::tensor_core::__private::Tuple>::Muts<'_> {
            (&mut self.0, &mut self.2)
        }

        fn into_fields(self) -> (Array1<f32>, Array2<i8>) {
            (self.0, self.2)
        }

        fn companion<__M: ::tensor_core::mode::Mode>(
            __tensors: <(Array1<f32>, Array2<i8>) as ::tensor_core::__private::Fields<(
                ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                ::tensor_core::__private::As<::tensor_core::__private::Share>,
            )>>::Tensors<__M>,
        ) -> PairFields<__M> {
            PairFields { 0: __tensors.0, 1: __tensors.1 }
        }
    }

    #[automatically_derived]
    impl<__H: ::tensor_core::__private::OfStruct> ::tensor_core::__private::Field<::tensor_core::__private::As<__H>>
        for Pair
    {
        type Elem = ::tensor_core::__private::NoArray;
        type Dim = ::tensor_core::__private::NoArray;
        type Tensor<__M: ::tensor_core::mode::Mode> = PairFields<__M>;
        const KIND: ::tensor_core::FieldKind =
            ::tensor_core::FieldKind::Struct { spec: &<Self as ::tensor_core::TensorStruct>::SPEC, copied: false };
        fn check(&self, __spec: &::tensor_core::FieldSpec, __report: &mut ::tensor_core::__private::Report) {
            ::tensor_core::__private::check::<__PairKey, Self>(
                self,
                __spec.name,
                <Self as ::tensor_core::TensorStruct>::SPEC.fields,
                __report,
            );
        }

        fn lend<'__s: '__t, '__t, __M: ::tensor_core::mode::Mode>(
            __tensors: &'__s PairFields<__M>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> PairFields<::tensor_core::mode::Lent<'__t, __M::Backend>> {
            PairFields {
                0: <Array1<f32> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.0, __arena),
                1: <Array2<i8> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.1, __arena),
            }
        }

        fn lend_mut<'__s: '__t, '__t, __M: ::tensor_core::mode::ModeMut>(
            __tensors: &'__s mut PairFields<__M>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> PairFields<::tensor_core::mode::LentMut<'__t, __M::Backend>> {
            PairFields {
                0: <Array1<f32> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.0, __arena),
                1: <Array2<i8> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.1, __arena),
            }
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::ReadField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Pair
    where
        __B: ::tensor_core::Backend,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __PairKey,
                PairFields<::tensor_core::mode::Read<'__a, __B>>,
            >,
    {
        fn read<'__a>(
            &'__a self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<PairFields<::tensor_core::mode::Read<'__a, __B>>> {
            <Self as ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __PairKey,
                PairFields<::tensor_core::mode::Read<'__a, __B>>,
            >>::read_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::WriteField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Pair
    where
        __B: ::tensor_core::Backend,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __PairKey,
                PairFields<::tensor_core::mode::Write<'__a, __B>>,
            >,
    {
        fn write<'__a>(
            &'__a mut self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<PairFields<::tensor_core::mode::Write<'__a, __B>>> {
            <Self as ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __PairKey,
                PairFields<::tensor_core::mode::Write<'__a, __B>>,
            >>::write_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::CopyField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Pair
    where
        __B: ::tensor_core::Backend,
        Self: ::tensor_core::__private::CopyParts<__B, __PairKey, PairFields<::tensor_core::mode::Own<__B>>>,
    {
        fn copy(
            &self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<PairFields<::tensor_core::mode::Own<__B>>> {
            < Self as :: tensor_core :: __private :: CopyParts < __B , __PairKey , PairFields < :: tensor_core :: mode :: Own < __B > , > > > :: copy_parts (self , __name , < Self as :: tensor_core :: TensorStruct > :: SPEC . fields , __report , __device)
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::AdoptField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Pair
    where
        __B: ::tensor_core::Backend,
        Self: ::tensor_core::__private::AdoptParts<__B, __PairKey, PairFields<::tensor_core::mode::Own<__B>>>,
    {
        fn adopt(
            self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<PairFields<::tensor_core::mode::Own<__B>>> {
            < Self as :: tensor_core :: __private :: AdoptParts < __B , __PairKey , PairFields < :: tensor_core :: mode :: Own < __B > , > > > :: adopt_parts (self , __name , < Self as :: tensor_core :: TensorStruct > :: SPEC . fields , __report , __device)
        }
    }

    #[automatically_derived]
    impl<__M: ::tensor_core::mode::Mode> ::tensor_core::__private::fmt::Debug for PairFields<__M> {
        fn fmt(&self, __f: &mut ::tensor_core::__private::fmt::Formatter<'_>) -> ::tensor_core::__private::fmt::Result {
            ::tensor_core::__private::debug(__f, "PairFields", &[], &[&self.0, &self.1])
        }
    }
};
