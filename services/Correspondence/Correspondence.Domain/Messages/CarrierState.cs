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

    /// <summary>It waits to be fetched; the addressee has a notice (avis de passage) or, of an electronic letter, a message that says so.</summary>
    NoticeLeft,

    /// <summary>It is back with the sender. Why is another state's matter.</summary>
    Returned,
}

/// <summary>What follows from a carrier's state.</summary>
public static class CarrierStates
{
    /// <summary>It says how the letter ended. A carrier that finds itself wrong may still say another.</summary>
    public static bool IsFinal(this CarrierState state) =>
        state is CarrierState.Delivered or CarrierState.Refused or CarrierState.Unclaimed or CarrierState.UnknownAddress;

    /// <summary>What comes before what, of states of one day. Of two ends of one day, that which needed a person stands.</summary>
    public static int Rank(this CarrierState state) => state switch
    {
        CarrierState.Deposited      => 1,
        CarrierState.FirstPresented => 2,
        CarrierState.NoticeLeft     => 3,
        CarrierState.UnknownAddress => 4,
        CarrierState.Unclaimed      => 5,
        CarrierState.Refused        => 6,
        CarrierState.Delivered      => 7,
        CarrierState.Returned       => 8,
        _                           => 0,
    };
}

/// <summary>One state of a letter as its carrier tells it.</summary>
/// <param name="State">Its state.</param>
/// <param name="On">The carrier's date of it, a day in Paris.</param>
public sealed record CarrierReport(CarrierState State, DateOnly On);
