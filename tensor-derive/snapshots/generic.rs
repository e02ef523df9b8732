// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Window<'data, A, D, const N: usize>
where
    A: Element,
    D: Dimension,
{
    pub view: ArrayView<'data, A, D>,
    #[tensor(shape = [_, N])]
    pub rows: Array2<A>,
}

#[doc = "The fields of [`Window`] as tensors, of one kind or another: see its aliases."]
#[allow(dead_code, private_bounds, private_interfaces)]
pub struct WindowFields<__M: ::tensor_core::mode::Mode, A, D, const N: usize>
where
    A: Element,
    D: Dimension,
    A: ::tensor_core::Element,
    D: ::tensor_core::__private::Dimension + 'static,
    A: ::tensor_core::Element,
{
    #[doc = "The field `view`."]
    pub view: <ArrayView<'static, A, D> as ::tensor_core::__private::Field<
        ::tensor_core::__private::As<::tensor_core::__private::Share>,
    >>::Tensor<__M>,
    #[doc = "The field `rows`."]
    pub rows: <Array2<A> as ::tensor_core::__private::Field<
        ::tensor_core::__private::As<::tensor_core::__private::Share>,
    >>::Tensor<__M>,
}

#[doc = "The fields of [`Window`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
pub type WindowTensors<'data, __B, A, D, const N: usize> = WindowFields<::tensor_core::mode::Read<'data, __B>, A, D, N>;
#[doc = "The fields of [`Window`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies."]
#[allow(dead_code, type_alias_bounds)]
pub type WindowTensorsMut<'data, __B, A, D, const N: usize> =
    WindowFields<::tensor_core::mode::Write<'data, __B>, A, D, N>;
#[doc = "The fields of [`Window`] as tensors of a backend: each of which owns its memory."]
#[allow(dead_code, type_alias_bounds)]
pub type WindowTensorsOwned<__B, A, D, const N: usize> = WindowFields<::tensor_core::mode::Own<__B>, A, D, N>;
#[doc = "The fields of [`Window`] as tensors of a backend: the framework's own, as `with` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
pub type WindowTensorRefs<'t, __B, A, D, const N: usize> = WindowFields<::tensor_core::mode::Lent<'t, __B>, A, D, N>;
#[doc = "The fields of [`Window`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure."]
#[allow(dead_code, type_alias_bounds)]
pub type WindowTensorRefsMut<'t, __B, A, D, const N: usize> =
    WindowFields<::tensor_core::mode::LentMut<'t, __B>, A, D, N>;
#[doc(hidden)]
#[allow(dead_code)]
struct __WindowKey;
#[allow(dead_code)]
impl<'data, A, D, const N: usize> Window<'data, A, D, N>
where
    A: Element,
    D: Dimension,
    A: ::tensor_core::Element,
    D: ::tensor_core::__private::Dimension + 'static,
    A: ::tensor_core::Element,
{
    #[doc = r" The fields that become tensors: their dtypes, shapes and owners. Prints as a table."]
    pub const SPEC: ::tensor_core::StructSpec = <Self as ::tensor_core::TensorStruct>::SPEC;
}

#[allow(dead_code, private_bounds, clippy::wrong_self_convention)]
impl<'data, A, D, const N: usize> Window<'data, A, D, N>
where
    A: Element,
    D: Dimension,
{
    #[doc = "The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it."]
    pub fn tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<WindowTensors<'_, __Backend, A, D, N>, ::tensor_core::InputError>
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __WindowKey,
                WindowFields<::tensor_core::mode::Read<'__a, __Backend>, A, D, N>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __WindowKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<WindowTensors<'_, __Backend, A, D, N>, ::tensor_core::InputError>
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __Backend,
                __WindowKey,
                WindowFields<::tensor_core::mode::Read<'__a, __Backend>, A, D, N>,
            >,
    {
        ::tensor_core::__private::tensors::<__Backend, __WindowKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`tensors`](Self::tensors)."]
    pub fn tensors_mut<__Backend: ::tensor_core::Backend>(
        &mut self,
    ) -> ::tensor_core::__private::Result<WindowTensorsMut<'_, __Backend, A, D, N>, ::tensor_core::InputError>
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        __Backend: ::tensor_core::__private::CanWriteTo<ArrayView<'static, A, D>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __WindowKey,
                WindowFields<::tensor_core::mode::Write<'__a, __Backend>, A, D, N>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __WindowKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<WindowTensorsMut<'_, __Backend, A, D, N>, ::tensor_core::InputError>
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        __Backend: ::tensor_core::__private::CanWriteTo<ArrayView<'static, A, D>>,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __Backend,
                __WindowKey,
                WindowFields<::tensor_core::mode::Write<'__a, __Backend>, A, D, N>,
            >,
    {
        ::tensor_core::__private::tensors_mut::<__Backend, __WindowKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that own their memory: every field is copied, once."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "All violations of the declared shapes; or a failure of the backend."]
    pub fn to_tensors<__Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<WindowTensorsOwned<__Backend, A, D, N>, ::tensor_core::InputError>
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self: ::tensor_core::__private::CopyParts<
                __Backend,
                __WindowKey,
                WindowFields<::tensor_core::mode::Own<__Backend>, A, D, N>,
            >,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __WindowKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<WindowTensorsOwned<__Backend, A, D, N>, ::tensor_core::InputError>
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self: ::tensor_core::__private::CopyParts<
                __Backend,
                __WindowKey,
                WindowFields<::tensor_core::mode::Own<__Backend>, A, D, N>,
            >,
    {
        ::tensor_core::__private::to_tensors::<__Backend, __WindowKey, _, _>(self, __device)
    }

    #[doc = "The fields as tensors of a backend that take the arrays' memory over; copied only where they can't."]
    #[doc = r""]
    #[doc = r" # Errors"]
    #[doc = r""]
    #[doc = "As [`to_tensors`](Self::to_tensors); the struct is then dropped."]
    pub fn into_tensors<__Backend: ::tensor_core::Backend>(
        self,
    ) -> ::tensor_core::__private::Result<WindowTensorsOwned<__Backend, A, D, N>, ::tensor_core::InputError>
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self: ::tensor_core::__private::AdoptParts<
                __Backend,
                __WindowKey,
                WindowFields<::tensor_core::mode::Own<__Backend>, A, D, N>,
            >,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __WindowKey, _, _>(
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
    ) -> ::tensor_core::__private::Result<WindowTensorsOwned<__Backend, A, D, N>, ::tensor_core::InputError>
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self: ::tensor_core::__private::AdoptParts<
                __Backend,
                __WindowKey,
                WindowFields<::tensor_core::mode::Own<__Backend>, A, D, N>,
            >,
    {
        ::tensor_core::__private::into_tensors::<__Backend, __WindowKey, _, _>(self, __device)
    }
}

#[allow(dead_code, private_bounds)]
impl<__M: ::tensor_core::mode::Mode, A, D, const N: usize> WindowFields<__M, A, D, N>
where
    A: Element,
    D: Dimension,
    A: ::tensor_core::Element,
    D: ::tensor_core::__private::Dimension + 'static,
    A: ::tensor_core::Element,
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
            WindowFields<::tensor_core::mode::Lent<'__t, __M::Backend>, A, D, N>,
        ) -> __R,
    ) -> __R {
        ::tensor_core::__private::with::<Window<'static, A, D, N>, __M, __R>(self, __f)
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
            WindowFields<::tensor_core::mode::LentMut<'__t, __M::Backend>, A, D, N>,
        ) -> __R,
    ) -> __R
    where
        __M: ::tensor_core::mode::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Window<'static, A, D, N>, __M, __R>(self, __f)
    }
}

#[allow(dead_code, private_bounds, private_interfaces, single_use_lifetimes, type_alias_bounds)]
const _: () = {
    #[automatically_derived]
    impl<'data, A, D, const N: usize> ::tensor_core::TensorStruct for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
    {
        const SPEC: ::tensor_core::StructSpec = ::tensor_core::StructSpec {
            name: "Window",
            fields: &[
                ::tensor_core::FieldSpec::new(
                    "view",
                    <ArrayView<'data, A, D> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::KIND,
                )
                .optional(
                    <ArrayView<'data, A, D> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::OPTIONAL,
                ),
                ::tensor_core::FieldSpec::new(
                    "rows",
                    <Array2<A> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::KIND,
                )
                .optional(
                    <Array2<A> as ::tensor_core::__private::Field<
                        ::tensor_core::__private::As<::tensor_core::__private::Share>,
                    >>::OPTIONAL,
                )
                .shape(false, &[::tensor_core::DimSpec::Any, ::tensor_core::DimSpec::Constant { len: N, text: "N" }]),
            ],
        };
    }

    #[allow(dead_code)]
    impl<'data, A, D, const N: usize> Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
    {
        #[doc(hidden)]
        const __TENSOR_INPUT_CHECKS: () = {
            {
                #[allow(non_snake_case)]
                mod Window {
                    #[allow(non_camel_case_types, dead_code)]
                    pub(super) struct rows;
                }
                let () = < < < Array2 < A > as :: tensor_core :: __private :: Field < :: tensor_core :: __private :: As < :: tensor_core :: __private :: Share >> > :: Dim as :: tensor_core :: __private :: HasRank < :: tensor_core :: NumAxes < 2usize > >> :: Rank as :: tensor_core :: __private :: SameRank < :: tensor_core :: NumAxes < 2usize > , Window :: rows >> :: OK ;
            }
        };
    }

    impl<'data, A, D, const N: usize> ::tensor_core::__private::Parts<__WindowKey> for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
    {
        type Fields = (ArrayView<'data, A, D>, Array2<A>);
        type Hows = (
            ::tensor_core::__private::As<::tensor_core::__private::Share>,
            ::tensor_core::__private::As<::tensor_core::__private::Share>,
        );
        type Companion<__M: ::tensor_core::mode::Mode> = WindowFields<__M, A, D, N>;
        fn refs(&self) -> <(ArrayView<'data, A, D>, Array2<A>) as ::tensor_core::__private::Tuple>::Refs<'_> {
            (&self.view, &self.rows)
        }

        fn muts(&mut self) -> <(ArrayView<'data, A, D>, Array2<A>) as ::tensor_core::__private::Tuple>::Muts<'_> {
            (&mut self.view, &mut self.rows)
        }

        fn into_fields(self) -> (ArrayView<'data, A, D>, Array2<A>) {
            (self.view, self.rows)
        }

        fn companion<__M: ::tensor_core::mode::Mode>(
            __tensors: <(ArrayView<'data, A, D>, Array2<A>) as ::tensor_core::__private::Fields<(
                ::tensor_core::__private::As<::tensor_core::__private::Share>,
                ::tensor_core::__private::As<::tensor_core::__private::Share>,
            )>>::Tensors<__M>,
        ) -> WindowFields<__M, A, D, N> {
            WindowFields { view: __tensors.0, rows: __tensors.1 }
        }
    }

    #[automatically_derived]
    impl<'data, A, D, const N: usize, __H: ::tensor_core::__private::OfStruct>
        ::tensor_core::__private::Field<::tensor_core::__private::As<__H>> for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
    {
        type Elem = ::tensor_core::__private::NoArray;
        type Dim = ::tensor_core::__private::NoArray;
        type Tensor<__M: ::tensor_core::mode::Mode> = WindowFields<__M, A, D, N>;
        const KIND: ::tensor_core::FieldKind =
            ::tensor_core::FieldKind::Struct { spec: &<Self as ::tensor_core::TensorStruct>::SPEC, copied: false };
        fn check(&self, __spec: &::tensor_core::FieldSpec, __report: &mut ::tensor_core::__private::Report) {
            ::tensor_core::__private::check::<__WindowKey, Self>(
                self,
                __spec.name,
                <Self as ::tensor_core::TensorStruct>::SPEC.fields,
                __report,
            );
        }

        fn lend<'__s: '__t, '__t, __M: ::tensor_core::mode::Mode>(
            __tensors: &'__s WindowFields<__M, A, D, N>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> WindowFields<::tensor_core::mode::Lent<'__t, __M::Backend>, A, D, N> {
            WindowFields {
                view: <ArrayView<'static, A, D> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.view, __arena),
                rows: <Array2<A> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend::<__M>(&__tensors.rows, __arena),
            }
        }

        fn lend_mut<'__s: '__t, '__t, __M: ::tensor_core::mode::ModeMut>(
            __tensors: &'__s mut WindowFields<__M, A, D, N>,
            __arena: &'__t ::tensor_core::__private::Arena<'__s>,
        ) -> WindowFields<::tensor_core::mode::LentMut<'__t, __M::Backend>, A, D, N> {
            WindowFields {
                view: <ArrayView<'static, A, D> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.view, __arena),
                rows: <Array2<A> as ::tensor_core::__private::Field<
                    ::tensor_core::__private::As<::tensor_core::__private::Share>,
                >>::lend_mut::<__M>(&mut __tensors.rows, __arena),
            }
        }
    }

    #[automatically_derived]
    impl<'data, __B, A, D, const N: usize>
        ::tensor_core::__private::ReadField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Window<'data, A, D, N>
    where
        __B: ::tensor_core::Backend,
        A: Element,
        D: Dimension,
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self: for<'__a> ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __WindowKey,
                WindowFields<::tensor_core::mode::Read<'__a, __B>, A, D, N>,
            >,
    {
        fn read<'__a>(
            &'__a self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<WindowFields<::tensor_core::mode::Read<'__a, __B>, A, D, N>> {
            <Self as ::tensor_core::__private::ReadParts<
                '__a,
                __B,
                __WindowKey,
                WindowFields<::tensor_core::mode::Read<'__a, __B>, A, D, N>,
            >>::read_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<'data, __B, A, D, const N: usize>
        ::tensor_core::__private::WriteField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Window<'data, A, D, N>
    where
        __B: ::tensor_core::Backend,
        A: Element,
        D: Dimension,
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self: for<'__a> ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __WindowKey,
                WindowFields<::tensor_core::mode::Write<'__a, __B>, A, D, N>,
            >,
    {
        fn write<'__a>(
            &'__a mut self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<WindowFields<::tensor_core::mode::Write<'__a, __B>, A, D, N>> {
            <Self as ::tensor_core::__private::WriteParts<
                '__a,
                __B,
                __WindowKey,
                WindowFields<::tensor_core::mode::Write<'__a, __B>, A, D, N>,
            >>::write_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<'data, __B, A, D, const N: usize>
        ::tensor_core::__private::CopyField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Window<'data, A, D, N>
    where
        __B: ::tensor_core::Backend,
        A: Element,
        D: Dimension,
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self:
            ::tensor_core::__private::CopyParts<__B, __WindowKey, WindowFields<::tensor_core::mode::Own<__B>, A, D, N>>,
    {
        fn copy(
            &self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<WindowFields<::tensor_core::mode::Own<__B>, A, D, N>> {
            <Self as ::tensor_core::__private::CopyParts<
                __B,
                __WindowKey,
                WindowFields<::tensor_core::mode::Own<__B>, A, D, N>,
            >>::copy_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<'data, __B, A, D, const N: usize>
        ::tensor_core::__private::AdoptField<__B, ::tensor_core::__private::As<::tensor_core::__private::Share>>
        for Window<'data, A, D, N>
    where
        __B: ::tensor_core::Backend,
        A: Element,
        D: Dimension,
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
        Self: ::tensor_core::__private::AdoptParts<__B, __WindowKey, WindowFields<::tensor_core::mode::Own<__B>, A, D, N>>,
    {
        fn adopt(
            self,
            __name: &'static ::tensor_core::__private::str,
            __report: &mut ::tensor_core::__private::Report,
            __device: &<__B as ::tensor_core::Backend>::Device,
        ) -> ::tensor_core::__private::Option<WindowFields<::tensor_core::mode::Own<__B>, A, D, N>> {
            <Self as ::tensor_core::__private::AdoptParts<
                __B,
                __WindowKey,
                WindowFields<::tensor_core::mode::Own<__B>, A, D, N>,
            >>::adopt_parts(
                self, __name, <Self as ::tensor_core::TensorStruct>::SPEC.fields, __report, __device
            )
        }
    }

    #[automatically_derived]
    impl<__M: ::tensor_core::mode::Mode, A, D, const N: usize> ::tensor_core::__private::fmt::Debug
        for WindowFields<__M, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
        A: ::tensor_core::Element,
    {
        fn fmt(&self, __f: &mut ::tensor_core::__private::fmt::Formatter<'_>) -> ::tensor_core::__private::fmt::Result {
            ::tensor_core::__private::debug(__f, "WindowFields", &["view", "rows"], &[&self.view, &self.rows])
        }
    }
};
