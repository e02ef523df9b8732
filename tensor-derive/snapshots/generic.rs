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
use ::tensor_core::__private as __WindowCore;
///The tensors of [`Window`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`WindowTensors`], [`WindowTensorsMut`], [`WindowTensorsOwned`], [`WindowTensorRefs`], [`WindowTensorRefsMut`].
pub struct WindowFields<M: __WindowCore::Mode, A, D, const N: usize>
where
    A: Element,
    D: Dimension,
    A: __WindowCore::Element,
    D: __WindowCore::Dimension + 'static,
{
    ///The field `view` of [`Window`] as a tensor: a `Shared<'data, B, A, D>` in [`WindowTensors`], a `SharedMut<'data, B, A, D>` in [`WindowTensorsMut`] and an `Owned<B, A, D>` in [`WindowTensorsOwned`].
    pub view: __WindowCore::Tensor<ArrayView<'static, A, D>, M>,
    ///The field `rows` of [`Window`] as a tensor: a `Shared<'data, B, A, Ix2>` in [`WindowTensors`], a `SharedMut<'data, B, A, Ix2>` in [`WindowTensorsMut`] and an `Owned<B, A, Ix2>` in [`WindowTensorsOwned`].
    pub rows: __WindowCore::Tensor<Array2<A>, M>,
}
///What [`Window::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type WindowTensors<'data, B, A, D, const N: usize> = WindowFields<
    __WindowCore::Read<'data, B>,
    A,
    D,
    N,
>;
///What [`Window::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type WindowTensorsMut<'data, B, A, D, const N: usize> = WindowFields<
    __WindowCore::Write<'data, B>,
    A,
    D,
    N,
>;
///What [`Window::to_tensors`] and [`Window::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type WindowTensorsOwned<B, A, D, const N: usize> = WindowFields<
    __WindowCore::Own<B>,
    A,
    D,
    N,
>;
///What the closure of [`with`](WindowFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type WindowTensorRefs<'t, B, A, D, const N: usize, Axes = __WindowCore::AsMany> = WindowFields<
    __WindowCore::Lent<'t, B, Axes>,
    A,
    D,
    N,
>;
///What the closure of [`with_mut`](WindowFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type WindowTensorRefsMut<'t, B, A, D, const N: usize, Axes = __WindowCore::AsMany> = WindowFields<
    __WindowCore::LentMut<'t, B, Axes>,
    A,
    D,
    N,
>;
impl<'data, A, D, const N: usize> Window<'data, A, D, N>
where
    A: Element,
    D: Dimension,
    A: __WindowCore::Element,
    D: __WindowCore::Dimension + 'static,
{
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __WindowCore::StructSpec = __WindowCore::spec::<Self>();
}
impl<'data, A, D, const N: usize> Window<'data, A, D, N>
where
    A: Element,
    D: Dimension,
    A: __WindowCore::Element,
    D: __WindowCore::Dimension + 'static,
{
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen as long as the companion lives, even if every field is copied; `to_tensors` borrows nothing. Returns a [`WindowTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<Backend: __WindowCore::Reads<Self, A>>(
        &self,
    ) -> __WindowCore::Result<
        WindowTensors<'_, Backend, A, D, N>,
        __WindowCore::InputError,
    > {
        <Self as __WindowCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __WindowCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: __WindowCore::Reads<Self, A>>(
        &self,
        device: &Backend::Device,
    ) -> __WindowCore::Result<
        WindowTensors<'_, Backend, A, D, N>,
        __WindowCore::InputError,
    > {
        <Self as __WindowCore::ReadStruct<Backend>>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`WindowTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<
        Backend: __WindowCore::WritesToReadOnly<Self, ArrayView<'data, A, D>>,
    >(
        &mut self,
    ) -> __WindowCore::Result<
        WindowTensorsMut<'_, Backend, A, D, N>,
        __WindowCore::InputError,
    > {
        <Self as __WindowCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __WindowCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<
        Backend: __WindowCore::WritesToReadOnly<Self, ArrayView<'data, A, D>>,
    >(
        &mut self,
        device: &Backend::Device,
    ) -> __WindowCore::Result<
        WindowTensorsMut<'_, Backend, A, D, N>,
        __WindowCore::InputError,
    > {
        <Self as __WindowCore::WriteStruct<Backend>>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`WindowTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<Backend: __WindowCore::Holds<Self, A>>(
        &self,
    ) -> __WindowCore::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        __WindowCore::InputError,
    > {
        <Self as __WindowCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __WindowCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: __WindowCore::Holds<Self, A>>(
        &self,
        device: &Backend::Device,
    ) -> __WindowCore::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        __WindowCore::InputError,
    > {
        <Self as __WindowCore::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`WindowTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: __WindowCore::Holds<Self, A>>(
        self,
    ) -> __WindowCore::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        __WindowCore::InputError,
    > {
        <Self as __WindowCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __WindowCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: __WindowCore::Holds<Self, A>>(
        self,
        device: &Backend::Device,
    ) -> __WindowCore::Result<
        WindowTensorsOwned<Backend, A, D, N>,
        __WindowCore::InputError,
    > {
        <Self as __WindowCore::OwnStruct<Backend>>::adopt_struct(self, device)
    }
}
impl<M: __WindowCore::Mode, A, D, const N: usize> WindowFields<M, A, D, N>
where
    A: Element,
    D: Dimension,
    A: __WindowCore::Element,
    D: __WindowCore::Dimension + 'static,
{
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`WindowTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl __WindowCore::FnOnce(
            WindowTensorRefs<'_, M::Backend, A, D, N, M::Axes>,
        ) -> R,
    ) -> R {
        __WindowCore::with::<Window<'static, A, D, N>, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`WindowTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl __WindowCore::FnOnce(
            WindowTensorRefsMut<'_, M::Backend, A, D, N, M::Axes>,
        ) -> R,
    ) -> R
    where
        M: __WindowCore::ModeMut,
    {
        __WindowCore::with_mut::<Window<'static, A, D, N>, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as __WindowCore::Backend>::Device,
    ) -> __WindowCore::Result<
        WindowFields<M::Copying, A, D, N>,
        __WindowCore::InputError,
    >
    where
        M: __WindowCore::ModeOwned,
    {
        __WindowCore::to_device::<Window<'static, A, D, N>, M>(self, device)
    }
}
const _: () = {
    struct __Key;
    #[automatically_derived]
    impl<'data, A, D, const N: usize> __WindowCore::TensorStruct
    for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        const SPEC: __WindowCore::StructSpec = __WindowCore::StructSpec {
            name: "Window",
            samples: __WindowCore::None,
            fields: &__WindowCore::specs::<
                __Key,
                Self,
                _,
            >([
                ("view", __WindowCore::None),
                (
                    "rows",
                    __WindowCore::Some((
                        false,
                        const {
                            &[
                                __WindowCore::DimSpec::Any,
                                __WindowCore::DimSpec::Constant {
                                    len: N,
                                    text: "N",
                                },
                            ]
                        },
                    )),
                ),
            ]),
        };
    }
    impl<'data, A, D, const N: usize> Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        fn __checks<rows>() {
            let () = <<<Array2<
                A,
            > as __WindowCore::Field<
                __WindowCore::ByShare,
            >>::Dim as __WindowCore::HasRank<
                __WindowCore::Axes2,
            >>::Rank as __WindowCore::SameRank<__WindowCore::Axes2, rows>>::OK;
        }
    }
    impl<'data, A, D, const N: usize> __WindowCore::WithoutDrop
    for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
    {
        type Itself = Self;
    }
    impl<'data, A, D, const N: usize> __WindowCore::StructFields<__Key>
    for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        type Fields = (ArrayView<'data, A, D>, Array2<A>);
        type Attributes = (__WindowCore::ByShare, __WindowCore::ByShare);
        fn refs(&self) -> __WindowCore::Refs<'_, __Key, Self> {
            (&self.view, &self.rows)
        }
        fn muts(&mut self) -> __WindowCore::Muts<'_, __Key, Self> {
            (&mut self.view, &mut self.rows)
        }
        fn into_fields(self) -> Self::Fields {
            let Self {
                view: __field_0,
                rows: __field_1,
                ..
            }: <Self as __WindowCore::WithoutDrop>::Itself = self;
            (__field_0, __field_1)
        }
        fn companion<__M: __WindowCore::Mode>(
            __tensors: __WindowCore::Tensors<__Key, Self, __M>,
        ) -> WindowFields<__M, A, D, N> {
            WindowFields {
                view: __tensors.0,
                rows: __tensors.1,
            }
        }
        fn tensor_refs<'__s, __M: __WindowCore::Mode + '__s>(
            __tensors: &'__s WindowFields<__M, A, D, N>,
        ) -> __WindowCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.view, &__tensors.rows)
        }
        fn tensor_muts<'__s, __M: __WindowCore::Mode + '__s>(
            __tensors: &'__s mut WindowFields<__M, A, D, N>,
        ) -> __WindowCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.view, &mut __tensors.rows)
        }
    }
    #[doc(hidden)]
    impl<'data, A, D, const N: usize> __WindowCore::Field<__WindowCore::ByShare>
    for Window<'data, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        type Elem = __WindowCore::NoArray;
        type Dim = __WindowCore::NoArray;
        type Tensor<__M: __WindowCore::Mode> = WindowFields<__M, A, D, N>;
        type Ops = __Ops;
        const KIND: __WindowCore::FieldKind = __WindowCore::kind::<Self>();
    }
    pub struct __Ops;
    impl<
        'data,
        A,
        D,
        const N: usize,
    > __WindowCore::FieldOps<Window<'data, A, D, N>, __WindowCore::ByShare> for __Ops
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        fn check(
            __field: &Window<'data, A, D, N>,
            __spec: &__WindowCore::FieldSpec,
            __report: &mut __WindowCore::Report,
        ) {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::FieldOps<
                Window<'data, A, D, N>,
                __WindowCore::ByShare,
            >>::check(__field, __spec, __report);
        }
        fn lend<'__s: '__t, '__t, __M: __WindowCore::Mode + '__s>(
            __tensors: &'__s WindowFields<__M, A, D, N>,
            __arena: &'__t __WindowCore::Arena<'__s>,
        ) -> WindowFields<__WindowCore::Lent<'__t, __M::Backend, __M::Axes>, A, D, N>
        where
            Window<'data, A, D, N>: '__s,
        {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::FieldOps<
                Window<'data, A, D, N>,
                __WindowCore::ByShare,
            >>::lend::<__M>(__tensors, __arena)
        }
        fn lend_mut<'__s: '__t, '__t, __M: __WindowCore::ModeMut + '__s>(
            __tensors: &'__s mut WindowFields<__M, A, D, N>,
            __arena: &'__t __WindowCore::Arena<'__s>,
        ) -> WindowFields<__WindowCore::LentMut<'__t, __M::Backend, __M::Axes>, A, D, N>
        where
            Window<'data, A, D, N>: '__s,
        {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::FieldOps<
                Window<'data, A, D, N>,
                __WindowCore::ByShare,
            >>::lend_mut::<__M>(__tensors, __arena)
        }
        fn to_device<__M: __WindowCore::ModeOwned>(
            __tensors: &mut WindowFields<__M, A, D, N>,
            __name: &'static __WindowCore::str,
            __report: &mut __WindowCore::Report,
            __device: &<__M::Backend as __WindowCore::Backend>::Device,
        ) {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::FieldOps<
                Window<'data, A, D, N>,
                __WindowCore::ByShare,
            >>::to_device::<__M>(__tensors, __name, __report, __device);
        }
    }
    impl<
        'data,
        __V: __WindowCore::Conversion,
        A,
        D,
        const N: usize,
    > __WindowCore::ConvertOps<Window<'data, A, D, N>, __V, __WindowCore::ByShare>
    for __Ops
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
        __WindowCore::StructOps<
            __Key,
        >: __WindowCore::ConvertOps<Window<'data, A, D, N>, __V, __WindowCore::ByShare>,
    {
        fn convert<'__a>(
            __taken: __WindowCore::Taken<'__a, __V, Window<'data, A, D, N>>,
            __name: &'static __WindowCore::str,
            __report: &mut __WindowCore::Report,
            __request: &__WindowCore::Request<'_, __V::Backend>,
        ) -> __WindowCore::Option<WindowFields<__V::Mode<'__a>, A, D, N>>
        where
            Window<'data, A, D, N>: '__a,
        {
            <__WindowCore::StructOps<
                __Key,
            > as __WindowCore::ConvertOps<
                Window<'data, A, D, N>,
                __V,
                __WindowCore::ByShare,
            >>::convert(__taken, __name, __report, __request)
        }
    }
    #[automatically_derived]
    impl<M: __WindowCore::Mode, A, D, const N: usize> __WindowCore::fmt::Debug
    for WindowFields<M, A, D, N>
    where
        A: Element,
        D: Dimension,
        A: __WindowCore::Element,
        D: __WindowCore::Dimension + 'static,
    {
        fn fmt(
            &self,
            f: &mut __WindowCore::fmt::Formatter<'_>,
        ) -> __WindowCore::fmt::Result {
            __WindowCore::debug::<__Key, Window<'static, A, D, N>, M>(f, "Window", self)
        }
    }
};
