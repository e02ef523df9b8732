// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
#[tensor(dims(batch, width))]
pub struct Declared {
    #[tensor(dtype = f32, layout = row_major, shape = [batch, width])]
    pub rows: Array2<f32>,
    #[tensor(rank = 3)]
    pub any: ArrayD<f32>,
    #[tensor(copy, cast_checked = u8, shape = [.., width])]
    pub checked: Array3<i64>,
    #[tensor(copy, cast_lossy = f16)]
    pub lossy: Array1<f64>,
}

#[doc = "The fields of [`Declared`] as tensors, of one kind or another: see its aliases."]
#[allow(dead_code, private_bounds, private_interfaces)]
pub struct DeclaredFields<__M: ::tensor_core::mode::Mode> {
    #[doc = "The field `rows`."]
    pub rows: <Array2<f32> as ::tensor_core::__private::Field<
        ::tensor_core::__private::As<::tensor_core::__private::Share<::tensor_core::__private::RowMajor>>,
    >>::Tensor<__M>,
    #[doc = "The field `any`."]
    pub any: <ArrayD<f32> as ::tensor_core::__private::Field<
        ::tensor_core::__private::As<
            ::tensor_core::__private::Ranked<::tensor_core::__private::Rank<3>, ::tensor_core::__private::Share>,
        >,
    >>::Tensor<__M>,
    #[doc = "The field `checked`."]
    pub checked: <Array3<i64> as ::tensor_core::__private::Field<
        ::tensor_core::__private::Copied<
            ::tensor_core::__private::Converted<
                <u8 as ::tensor_core::__private::CastTarget>::Elem,
                ::tensor_core::__private::Checked,
            >,
        >,
    >>::Tensor<__M>,
    #[doc = "The field `lossy`."]
    pub lossy: <Array1<f64> as ::tensor_core::__private::Field<
        ::tensor_core::__private::Copied<
            ::tensor_core::__private::Converted<
                <f16 as ::tensor_core::__private::CastTarget>::Elem,
                ::tensor_core::__private::Lossy,
            >,
        >,
    >>::Tensor<__M>,
}

#[doc = "The fields of [`Declared`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
pub type DeclaredTensors<'data, __B> = DeclaredFields<::tensor_core::mode::Read<'data, __B>>;
#[doc = "The fields of [`Declared`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
pub type DeclaredTensorsMut<'data, __B> = DeclaredFields<::tensor_core::mode::Write<'data, __B>>;
#[doc = "The fields of [`Declared`] as tensors of a backend: each of which owns its memory."]
#[allow(dead_code, type_alias_bounds)]
pub type DeclaredTensorsOwned<__B> = DeclaredFields<::tensor_core::mode::Own<__B>>;
#[doc = "The fields of [`Declared`] as tensors of a backend: the framework's own, as `with` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
pub type DeclaredTensorRefs<'t, __B> = DeclaredFields<::tensor_core::mode::Lent<'t, __B>>;
#[doc = "The fields of [`Declared`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
pub type DeclaredTensorRefsMut<'t, __B> = DeclaredFields<::tensor_core::mode::LentMut<'t, __B>>;
#[doc(hidden)]
#[allow(dead_code)]
struct __DeclaredKey;
#[allow(dead_code)]
impl Declared {
    #[doc = r" The fields that become tensors: their dtypes, shapes and owners. Prints as a table."]
    pub const SPEC: ::tensor_core::StructSpec = <Self as ::tensor_core::TensorStruct>::SPEC;
}

#[allow(dead_code, private_bounds, clippy::wrong_self_convention)]
impl Declared {
    #[doc = "The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it."]
    pub fn tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<DeclaredTensors<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanShare<
                f32,
                ::tensor_core::__private::Rank<2>,
                ::tensor_core::__private::RowMajor,
            >,
        __Backend: ::tensor_core::__private::CanShare<f32, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<f16, ::tensor_core::__private::Rank<1>>,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Read<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __DeclaredKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<DeclaredTensors<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanShare<
                f32,
                ::tensor_core::__private::Rank<2>,
                ::tensor_core::__private::RowMajor,
            >,
        __Backend: ::tensor_core::__private::CanShare<f32, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<f16, ::tensor_core::__private::Rank<1>>,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Read<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __DeclaredKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`tensors`](Self::tensors)."]
    pub fn tensors_mut<__Backend: ::tensor_core::Backend>(
        &mut self,
    ) -> ::tensor_core::__private::Result<DeclaredTensorsMut<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanWrite<
                f32,
                ::tensor_core::__private::Rank<2>,
                ::tensor_core::__private::RowMajor,
            >,
        __Backend: ::tensor_core::__private::CanWrite<f32, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<f16, ::tensor_core::__private::Rank<1>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Write<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __DeclaredKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<DeclaredTensorsMut<'_, __Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanWrite<
                f32,
                ::tensor_core::__private::Rank<2>,
                ::tensor_core::__private::RowMajor,
            >,
        __Backend: ::tensor_core::__private::CanWrite<f32, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<f16, ::tensor_core::__private::Rank<1>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Write<'__a, __Backend>>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __DeclaredKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that own their memory: every field is copied, once."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes; or a failure of the backend."]
    pub fn to_tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<DeclaredTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<f16, ::tensor_core::__private::Rank<1>>,
        Self: ::tensor_core::__private::CopyParts<
                __Backend,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __DeclaredKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<DeclaredTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<f16, ::tensor_core::__private::Rank<1>>,
        Self: ::tensor_core::__private::CopyParts<
                __Backend,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __DeclaredKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that take the arrays' memory over; copied only where they can't."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`to_tensors`](Self::to_tensors); the struct is then dropped."]
    pub fn into_tensors<__Backend: ::tensor_core::Backend>(
        self,
    ) -> ::tensor_core::__private::Result<DeclaredTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<f16, ::tensor_core::__private::Rank<1>>,
        Self: ::tensor_core::__private::AdoptParts<
                __Backend,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __DeclaredKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<DeclaredTensorsOwned<__Backend>, ::tensor_core::InputError>
    where
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<2>>,
        __Backend: ::tensor_core::__private::CanHold<f32, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<u8, ::tensor_core::__private::Rank<3>>,
        __Backend: ::tensor_core::__private::CanHold<f16, ::tensor_core::__private::Rank<1>>,
        Self: ::tensor_core::__private::AdoptParts<
                __Backend,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Own<__Backend>>,
            >,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __DeclaredKey, _, _>(self, __device)
    }
}

#[allow(dead_code, private_bounds)]
impl<__M: ::tensor_core::mode::Mode> DeclaredFields<__M> {
    #[doc = r" Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it"]
    #[doc = r" returns can't refer to them."]
    #[doc = r""]
    #[doc = r" # Panics"]
    #[doc = r""]
    #[doc = r" If the closure panics."]
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            DeclaredFields<::tensor_core::mode::Lent<'__t, __M::Backend>>,
        ) -> __R,
    ) -> __R {
        ::tensor_core::__private::with::<Declared, __M, __R>(self, __f)
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
            DeclaredFields<::tensor_core::mode::LentMut<'__t, __M::Backend>>,
        ) -> __R,
    ) -> __R
    where
        __M: ::tensor_core::mode::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Declared, __M, __R>(self, __f)
    }
}

#[allow(dead_code, private_bounds, private_interfaces, single_use_lifetimes, type_alias_bounds)]
const _: () = {
    #[automatically_derived]
    impl ::tensor_core::TensorStruct for Declared {
        const SPEC: ::tensor_core::StructSpec = ::tensor_core::StructSpec {
            name: "Declared",
            fields: &[
                ::tensor_core::FieldSpec::new(
                    "rows",
                    <Array2<f32> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<
                            ::tensor_core::__private::Share<::tensor_core::__private::RowMajor>,
                        >,
                    >>::KIND,
                )
                .shape(false, &[::tensor_core::DimSpec::Named("batch"), ::tensor_core::DimSpec::Named("width")]),
                ::tensor_core::FieldSpec::new(
                    "any",
                    <ArrayD<f32> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<
                            ::tensor_core::__private::Ranked<
                                ::tensor_core::__private::Rank<3>,
                                ::tensor_core::__private::Share,
                            >,
                        >,
                    >>::KIND,
                ),
                ::tensor_core::FieldSpec::new(
                    "checked",
                    <Array3<i64> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::Copied<
                            ::tensor_core::__private::Converted<
                                <u8 as ::tensor_core::__private::CastTarget>::Elem,
                                ::tensor_core::__private::Checked,
                            >,
                        >,
                    >>::KIND,
                )
                .shape(true, &[::tensor_core::DimSpec::Named("width")]),
                ::tensor_core::FieldSpec::new(
                    "lossy",
                    <Array1<f64> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::Copied<
                            ::tensor_core::__private::Converted<
                                <f16 as ::tensor_core::__private::CastTarget>::Elem,
                                ::tensor_core::__private::Lossy,
                            >,
                        >,
                    >>::KIND,
                ),
            ],
        };
    }

    const _: () = {
        {
            #[allow(non_snake_case)]
            mod Declared {
                #[allow(non_camel_case_types, dead_code)]
                pub(super) struct rows;
            }
            let () = <<Array2<f32> as ::tensor_core::__private::Field<
                ::tensor_core::__private::As<::tensor_core::__private::Share>,
            >>::Elem as ::tensor_core::__private::SameDtype<f32, Declared::rows>>::OK;
            let () = < < < Array2 < f32 > as :: tensor_core :: __private :: Field < :: tensor_core :: __private :: As < :: tensor_core :: __private :: Share >> > :: Dim as :: tensor_core :: __private :: HasRank < :: tensor_core :: NumAxes < 2usize > >> :: Rank as :: tensor_core :: __private :: SameRank < :: tensor_core :: NumAxes < 2usize > , Declared :: rows >> :: OK ;
        }
        {
            #[allow(non_snake_case)]
            mod Declared {
                #[allow(non_camel_case_types, dead_code)]
                pub(super) struct any;
            }
            let () = < < < ArrayD < f32 > as :: tensor_core :: __private :: Field < :: tensor_core :: __private :: As < :: tensor_core :: __private :: Share >> > :: Dim as :: tensor_core :: __private :: HasRank < :: tensor_core :: NumAxes < 3usize > >> :: Rank as :: tensor_core :: __private :: SameRank < :: tensor_core :: NumAxes < 3usize > , Declared :: any >> :: OK ;
        }
        {
            #[allow(non_snake_case)]
            mod Declared {
                #[allow(non_camel_case_types, dead_code)]
                pub(super) struct checked;
            }
            let () = < < < Array3 < i64 > as :: tensor_core :: __private :: Field < :: tensor_core :: __private :: As < :: tensor_core :: __private :: Share >> > :: Dim as :: tensor_core :: __private :: HasAtLeast < :: tensor_core :: NumAxes < 1usize > >> :: Rank as :: tensor_core :: __private :: SameRank < :: tensor_core :: NumAxes < 1usize > , Declared :: checked >> :: OK ;
        }
    };

    impl ::tensor_core::__private::Parts<__DeclaredKey> for Declared {
        type Fields = (Array2<f32>, ArrayD<f32>, Array3<i64>, Array1<f64>);
        type Hows = (
            ::tensor_core::__private::As<::tensor_core::__private::Share<::tensor_core::__private::RowMajor>>,
            ::tensor_core::__private::As<
                ::tensor_core::__private::Ranked<::tensor_core::__private::Rank<3>, ::tensor_core::__private::Share>,
            >,
            ::tensor_core::__private::Copied<
                ::tensor_core::__private::Converted<
                    <u8 as ::tensor_core::__private::CastTarget>::Elem,
                    ::tensor_core::__private::Checked,
                >,
            >,
            ::tensor_core::__private::Copied<
                ::tensor_core::__private::Converted<
                    <f16 as ::tensor_core::__private::CastTarget>::Elem,
                    ::tensor_core::__private::Lossy,
                >,
            >,
        );
        type Companion<__M: ::tensor_core::mode::Mode> = DeclaredFields<__M>;
        fn refs(
            &self,
        ) -> <(Array2<f32>, ArrayD<f32>, Array3<i64>, Array1<f64>) as ::tensor_core::__private::Tuple>::Refs<'_>
        {
            (&self.rows, &self.any, &self.checked, &self.lossy)
        }

        fn muts(
            &mut self,
        ) -> <(Array2<f32>, ArrayD<f32>, Array3<i64>, Array1<f64>) as ::tensor_core::__private::Tuple>::Muts<'_>
        {
            (&mut self.rows, &mut self.any, &mut self.checked, &mut self.lossy)
        }

        fn into_fields(self) -> (Array2<f32>, ArrayD<f32>, Array3<i64>, Array1<f64>) {
            (self.rows, self.any, self.checked, self.lossy)
        }

        fn companion<__M: ::tensor_core::mode::Mode>(
            __tensors: <(Array2<f32>, ArrayD<f32>, Array3<i64>, Array1<f64>) as ::tensor_core::__private::Fields<(
                ::tensor_core::__private::As<::tensor_core::__private::Share<::tensor_core::__private::RowMajor>>,
                ::tensor_core::__private::As<
                    ::tensor_core::__private::Ranked<
                        ::tensor_core::__private::Rank<3>,
                        ::tensor_core::__private::Share,
                    >,
                >,
                ::tensor_core::__private::Copied<
                    ::tensor_core::__private::Converted<
                        <u8 as ::tensor_core::__private::CastTarget>::Elem,
                        ::tensor_core::__private::Checked,
                    >,
                >,
                ::tensor_core::__private::Copied<
                    ::tensor_core::__private::Converted<
                        <f16 as ::tensor_core::__private::CastTarget>::Elem,
                        ::tensor_core::__private::Lossy,
                    >,
                >,
            )>>::Tensors<__M>,
        ) -> DeclaredFields<__M> {
            DeclaredFields { rows: __tensors.0, any: __tensors.1, checked: __tensors.2, lossy: __tensors.3 }
        }
    }

    #[automatically_derived]
    impl<__H: ::tensor_core::__private::OfStruct> ::tensor_core::__private::Field<::tensor_core::__private::As<__H>>
        for Declared
    {
        type Elem = ::tensor_core::__private::NoArray;
        type Dim = ::tensor_core::__private::NoArray;
        type Tensor<__M: ::tensor_core::mode::Mode> = DeclaredFields<__M>;
        const KIND: ::tensor_core::FieldKind =
            ::tensor_core::FieldKind::Struct { spec: &<Self as ::tensor_core::TensorStruct>::SPEC, copied: false };
        fn check(&self, __spec: &::tensor_core::FieldSpec, __report: &mut ::tensor_core::__private::Report) {
            ::tensor_core::__private::check::<__DeclaredKey, Self>(
                self,
                __spec.name,
                <Self as ::tensor_core::TensorStruct>::SPEC.fields,
                __report,
            );
        }

        fn lend<'__s: '__t, '__t, __M: ::tensor_core::mode::Mode>(
            __tensors: &'__s DeclaredFields<__M>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> DeclaredFields<::tensor_core::mode::Lent<'__t, __M::Backend>> {
            DeclaredFields {
                rows: <Array2<f32> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share<::tensor_core::__private::RowMajor>>,
                >>::lend::<__M>(&__tensors.rows, __arena),
                any: <ArrayD<f32> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<
                        ::tensor_core::__private::Ranked<
                            ::tensor_core::__private::Rank<3>,
                            ::tensor_core::__private::Share,
                        >,
                    >,
                >>::lend::<__M>(&__tensors.any, __arena),
                checked: <Array3<i64> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<
                        ::tensor_core::__private::Converted<
                            <u8 as ::tensor_core::__private::CastTarget>::Elem,
                            ::tensor_core::__private::Checked,
                        >,
                    >,
                >>::lend::<__M>(&__tensors.checked, __arena),
                lossy: <Array1<f64> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<
                        ::tensor_core::__private::Converted<
                            <f16 as ::tensor_core::__private::CastTarget>::Elem,
                            ::tensor_core::__private::Lossy,
                        >,
                    >,
                >>::lend::<__M>(&__tensors.lossy, __arena),
            }
        }

        fn lend_mut<'__s: '__t, '__t, __M: ::tensor_core::mode::ModeMut>(
            __tensors: &'__s mut DeclaredFields<__M>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> DeclaredFields<::tensor_core::mode::LentMut<'__t, __M::Backend>> {
            DeclaredFields {
                rows: <Array2<f32> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share<::tensor_core::__private::RowMajor>>,
                >>::lend_mut::<__M>(&mut __tensors.rows, __arena),
                any: <ArrayD<f32> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<
                        ::tensor_core::__private::Ranked<
                            ::tensor_core::__private::Rank<3>,
                            ::tensor_core::__private::Share,
                        >,
                    >,
                >>::lend_mut::<__M>(&mut __tensors.any, __arena),
                checked: <Array3<i64> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<
                        ::tensor_core::__private::Converted<
                            <u8 as ::tensor_core::__private::CastTarget>::Elem,
                            ::tensor_core::__private::Checked,
                        >,
                    >,
                >>::lend_mut::<__M>(&mut __tensors.checked, __arena),
                lossy: <Array1<f64> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::Copied<
                        ::tensor_core::__private::Converted<
                            <f16 as ::tensor_core::__private::CastTarget>::Elem,
                            ::tensor_core::__private::Lossy,
                        >,
                    >,
                >>::lend_mut::<__M>(&mut __tensors.lossy, __arena),
            }
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::ReadField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Declared
    where
        __B: ::tensor_core::Backend,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Read<'__a, __B>>,
            >,
    {
        fn read<'__a>(
            &'__a self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<DeclaredFields<::tensor_core::mode::Read<'__a, __B>>> {
            <Self as ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Read<'__a, __B>>,
            >>::read_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::WriteField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Declared
    where
        __B: ::tensor_core::Backend,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Write<'__a, __B>>,
            >,
    {
        fn write<'__a>(
            &'__a mut self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<DeclaredFields<::tensor_core::mode::Write<'__a, __B>>> {
            <Self as ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Write<'__a, __B>>,
            >>::write_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::CopyField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Declared
    where
        __B: ::tensor_core::Backend,
        Self: ::tensor_core::__private::CopyParts<__B, __DeclaredKey, DeclaredFields<::tensor_core::mode::Own<__B>>>,
    {
        fn copy(
            &self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<DeclaredFields<::tensor_core::mode::Own<__B>>> {
            <Self as ::tensor_core::__private::CopyParts<
                __B,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Own<__B>>,
            >>::copy_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__B> ::tensor_core::__private::AdoptField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Declared
    where
        __B: ::tensor_core::Backend,
        Self: ::tensor_core::__private::AdoptParts<__B, __DeclaredKey, DeclaredFields<::tensor_core::mode::Own<__B>>>,
    {
        fn adopt(
            self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<DeclaredFields<::tensor_core::mode::Own<__B>>> {
            <Self as ::tensor_core::__private::AdoptParts<
                __B,
                __DeclaredKey,
                DeclaredFields<::tensor_core::mode::Own<__B>>,
            >>::adopt_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__M: ::tensor_core::mode::Mode> ::tensor_core::__private::fmt::Debug for DeclaredFields<__M> {
        fn fmt(&self, __f: &mut ::tensor_core::__private::fmt::Formatter<'_>) -> ::tensor_core::__private::fmt::Result {
            ::tensor_core::__private::debug(
                __f,
                "DeclaredFields",
                &["rows", "any", "checked", "lossy"],
                &[&self.rows, &self.any, &self.checked, &self.lossy],
            )
        }
    }
};
