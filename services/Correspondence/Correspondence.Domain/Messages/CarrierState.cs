namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>Where a registered letter is, as its carrier says (rule R4.2).</summary>
public enum CarrierState
{
    /// <summary>The carrier has said nothing yet.</summary>
    None,

    /// <summary>Taken in.</summary>
    Deposited,

    /// <summary>Presented once.</summary>
    FirstPresented,

    /// <summary>Handed over.</summary>
    Delivered,

    /// <summary>The addressee would not take it.</summary>
    Refused,

    /// <summary>Nobody fetched it.</summary>
    Unclaimed,

    /// <summary>Nobody of that name there.</summary>
    UnknownAddress,
}

/// <summary>What follows from a carrier's state.</summary>
public static class CarrierStates
{
    /// <summary>The carrier has nothing more to say after it.</summary>
    public static bool IsFinal(this CarrierState state) =>
        state is CarrierState.Delivered or CarrierState.Refused or CarrierState.Unclaimed or CarrierState.UnknownAddress;
}
