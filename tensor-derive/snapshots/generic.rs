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
///The tensors of [`Window`], one for each field. Its aliases say what they are: [`WindowTensors`], [`WindowTensorsMut`], [`WindowTensorsOwned`], [`WindowTensorRefs`], [`WindowTensorRefsMut`].
pub struct WindowFields<__M: ::tensor_core::mode::Mode, A, D, const N: usize>
where
    A: Element,
    D: Dimension,
    A: ::tensor_core::Element,
    D: ::tensor_core::__private::Dimension + 'static,
{
    ///The field `view` of [`Window`], as a tensor.
    pub view: ::tensor_core::__private::Tensor<ArrayView<'static, A, D>, __M>,
    ///The field `rows` of [`Window`], as a tensor.
    pub rows: ::tensor_core::__private::Tensor<Array2<A>, __M>,
}
///The fields of [`Window`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
pub type WindowTensors<'data, __B, A, D, const N: usize> = WindowFields<
    ::tensor_core::mode::Read<'data, __B>,
    A,
    D,
    N,
>;
///The fields of [`Window`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
pub type WindowTensorsMut<'data, __B, A, D, const N: usize> = WindowFields<
    ::tensor_core::mode::Write<'data, __B>,
    A,
    D,
    N,
>;
///The fields of [`Window`] as tensors of a backend: each of which owns its memory.
pub type WindowTensorsOwned<__B, A, D, const N: usize> = WindowFields<
    ::tensor_core::mode::Own<__B>,
    A,
    D,
    N,
>;
///The fields of [`Window`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
pub type WindowTensorRefs<'t, __B, A, D, const N: usize> = WindowFields<
    ::tensor_core::mode::Lent<'t, __B>,
    A,
    D,
    N,
>;
///The fields of [`Window`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
pub type WindowTensorRefsMut<'t, __B, A, D, const N: usize> = WindowFields<
    ::tensor_core::mode::LentMut<'t, __B>,
    A,
    D,
    N,
>;
impl<'data, A, D, const N: usize> Window<'data, A, D, N>
where
    A: Element,
    D: Dimension,
    A: ::tensor_core::Element,
    D: ::tensor_core::__private::Dimension + 'static,
{
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: ::tensor_core::__private::StructSpec = ::tensor_core::__private::spec::<
        Self,
    >();
}
impl<'data, A, D, const N: usize> Window<'data, A, D, N>
where
    A: Element,
    D: Dimension,
{
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    pub fn tensors<Backend: ::tensor_core::Reads<Self, A>>(
        &self,
    ) -> ::tensor_core::__private::Result<
        WindowTensors<'_, Backend, A, D, N>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
    {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: ::tensor_core::Reads<Self, A>>(
        &self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        WindowTensors<'_, Backend, A, D, N>,
        ::tensor_core::InputError,
    >
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
    {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, __device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<
        Backend: ::tensor_core::__private::WritesToReadOnly<Self, ArrayView<'data, A, D>>,
    >(
        &mut self,
    ) -> ::tensor_core::__private::Result<
        WindowTensorsMut<'_, Backend, A, D, N>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
    {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<
        Backend: ::tensor_core::__private::WritesToReadOnly<Self, ArrayView<'data, A, D>>,
    >(
        &mut self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        WindowTensorsMut<'_, Backend, A, D, N>,
        ::tensor_core::InputError,
    >
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
    {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, __device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once.

# Errors

All violations of the declared shapes; or a failure of the backend.*/
    pub fn to_tensors<Backend: ::tensor_core::Holds<Self, A>>(
        &self,
    ) -> ::tensor_core::__private::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: ::tensor_core::Holds<Self, A>>(
        &self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        ::tensor_core::InputError,
    >
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::copy_struct(self, __device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: ::tensor_core::Holds<Self, A>>(
        self,
    ) -> ::tensor_core::__private::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: ::tensor_core::Holds<Self, A>>(
        self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        ::tensor_core::InputError,
    >
    where
        A: ::tensor_core::Element,
        D: ::tensor_core::__private::Dimension + 'static,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, __device)
    }
}
impl<
    __M: ::tensor_core::__private::Mode,
    A,
    D,
    const N: usize,
> WindowFields<__M, A, D, N>
where
    A: Element,
    D: Dimension,
    A: ::tensor_core::Element,
    D: ::tensor_core::__private::Dimension + 'static,
{
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            WindowFields<
                ::tensor_core::__private::Lent<'__t, __M::Backend, __M::Axes>,
                A,
                D,
                N,
            >,
        ) -> __R,
    ) -> __R {
        ::tensor_core::__private::with::<Window<'static, A, D, N>, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            WindowFields<
                ::tensor_core::__private::LentMut<'__t, __M::Backend, __M::Axes>,
                A,
                D,
                N,
            >,
        ) -> __R,
    ) -> __R
    where
        __M: ::tensor_core::__private::ModeMut,
    {
        ::tensor_core::__private::with_mut::<
            Window<'static, A, D, N>,
            __M,
            __R,
        >(self, __f)
    }
    /// Moves all tensors to `device`. A tensor that is already there is not copied.
    ///
    /// # Errors
    ///
    /// Those of the backend, of each field; the tensors are then dropped.
    pub fn to_device(
        self,
        __device: &<__M::Backend as ::tensor_core::__private::Backend>::Device,
    ) -> ::tensor_core::__private::Result<Self, ::tensor_core::__private::InputError>
    where
        __M: ::tensor_core::__private::ModeOwned,
    {
        ::tensor_core::__private::to_device::<
            Window<'static, A, D, N>,
            __M,
        >(self, __device)
    }
}
const _: () = {
    use ::tensor_core::__private as __p;
    struct __Key;
    #[automatically_derived]
    impl<'data, A, D, const N: usize> __p::TensorStruct for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __p::Element,
        D: __p::Dimension + 'static,
    {
        const SPEC: __p::StructSpec = __p::StructSpec {
            name: "Window",
            samples: __p::None,
            fields: &__p::specs::<
                __Key,
                Self,
                _,
            >([
                ("view", __p::None),
                (
                    "rows",
                    __p::Some((
                        false,
                        &[
                            __p::DimSpec::Any,
                            __p::DimSpec::Constant {
                                len: N,
                                text: "N",
                            },
                        ],
                    )),
                ),
            ]),
        };
    }
    impl<'data, A, D, const N: usize> Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __p::Element,
        D: __p::Dimension + 'static,
    {
        fn __checks<rows>() {
            let () = <<<Array2<
                A,
            > as __p::Field<
                __p::ByShare,
            >>::Dim as __p::HasRank<
                __p::Axes2,
            >>::Rank as __p::SameRank<__p::Axes2, rows>>::OK;
        }
    }
    impl<'data, A, D, const N: usize> __p::StructFields<__Key> for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __p::Element,
        D: __p::Dimension + 'static,
    {
        type Fields = (ArrayView<'data, A, D>, Array2<A>);
        type Attributes = (__p::ByShare, __p::ByShare);
        fn refs(&self) -> __p::Refs<'_, __Key, Self> {
            (&self.view, &self.rows)
        }
        fn muts(&mut self) -> __p::Muts<'_, __Key, Self> {
            (&mut self.view, &mut self.rows)
        }
        fn into_fields(self) -> Self::Fields {
            let Self { view: __field_0, rows: __field_1, .. } = self;
            (__field_0, __field_1)
        }
        fn companion<__M: __p::Mode>(
            __tensors: __p::Tensors<__Key, Self, __M>,
        ) -> WindowFields<__M, A, D, N> {
            WindowFields {
                view: __tensors.0,
                rows: __tensors.1,
            }
        }
        fn tensor_refs<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s WindowFields<__M, A, D, N>,
        ) -> __p::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.view, &__tensors.rows)
        }
        fn tensor_muts<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s mut WindowFields<__M, A, D, N>,
        ) -> __p::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.view, &mut __tensors.rows)
        }
    }
    impl<'data, A, D, const N: usize> __p::Field<__p::ByShare> for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __p::Element,
        D: __p::Dimension + 'static,
    {
        type Elem = __p::NoArray;
        type Dim = __p::NoArray;
        type Tensor<__M: __p::Mode> = WindowFields<__M, A, D, N>;
        type Ops = __Ops;
        const KIND: __p::FieldKind = __p::kind::<Self>();
    }
    pub struct __Ops;
    impl<'data, A, D, const N: usize> __p::FieldOps<Window<'data, A, D, N>, __p::ByShare>
    for __Ops
    where
        A: Element,
        D: Dimension,
        A: __p::Element,
        D: __p::Dimension + 'static,
    {
        fn check(
            __field: &Window<'data, A, D, N>,
            __spec: &__p::FieldSpec,
            __report: &mut __p::Report,
        ) {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<
                Window<'data, A, D, N>,
                __p::ByShare,
            >>::check(__field, __spec, __report);
        }
        fn lend<'__s: '__t, '__t, __M: __p::Mode + '__s>(
            __tensors: &'__s WindowFields<__M, A, D, N>,
            __arena: &'__t __p::Arena<'__s>,
        ) -> WindowFields<__p::Lent<'__t, __M::Backend, __M::Axes>, A, D, N>
        where
            Window<'data, A, D, N>: '__s,
        {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<
                Window<'data, A, D, N>,
                __p::ByShare,
            >>::lend::<__M>(__tensors, __arena)
        }
        fn lend_mut<'__s: '__t, '__t, __M: __p::ModeMut + '__s>(
            __tensors: &'__s mut WindowFields<__M, A, D, N>,
            __arena: &'__t __p::Arena<'__s>,
        ) -> WindowFields<__p::LentMut<'__t, __M::Backend, __M::Axes>, A, D, N>
        where
            Window<'data, A, D, N>: '__s,
        {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<
                Window<'data, A, D, N>,
                __p::ByShare,
            >>::lend_mut::<__M>(__tensors, __arena)
        }
        fn to_device<__M: __p::ModeOwned>(
            __tensors: &mut WindowFields<__M, A, D, N>,
            __name: &'static __p::str,
            __report: &mut __p::Report,
            __device: &<__M::Backend as __p::Backend>::Device,
        ) {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<
                Window<'data, A, D, N>,
                __p::ByShare,
            >>::to_device::<__M>(__tensors, __name, __report, __device);
        }
    }
    impl<
        'data,
        __V: __p::Conversion,
        A,
        D,
        const N: usize,
    > __p::ConvertOps<Window<'data, A, D, N>, __V, __p::ByShare> for __Ops
    where
        A: Element,
        D: Dimension,
        A: __p::Element,
        D: __p::Dimension + 'static,
        __p::StructOps<
            __Key,
        >: __p::ConvertOps<Window<'data, A, D, N>, __V, __p::ByShare>,
    {
        fn convert<'__a>(
            __taken: __p::Taken<'__a, __V, Window<'data, A, D, N>>,
            __name: &'static __p::str,
            __report: &mut __p::Report,
            __request: &__p::Request<'_, __V::Backend>,
        ) -> __p::Option<WindowFields<__V::Mode<'__a>, A, D, N>>
        where
            Window<'data, A, D, N>: '__a,
        {
            <__p::StructOps<
                __Key,
            > as __p::ConvertOps<
                Window<'data, A, D, N>,
                __V,
                __p::ByShare,
            >>::convert(__taken, __name, __report, __request)
        }
    }
    #[automatically_derived]
    impl<__M: __p::Mode, A, D, const N: usize> __p::fmt::Debug
    for WindowFields<__M, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __p::Element,
        D: __p::Dimension + 'static,
    {
        fn fmt(&self, __f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            __p::debug::<__Key, Window<'static, A, D, N>, __M>(__f, "WindowFields", self)
        }
    }
};
