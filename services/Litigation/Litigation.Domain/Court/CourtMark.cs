using System.Collections.Immutable;

namespace Recouvrement.Litigation.Domain.Court;

/// <summary>A dated mark on a proceeding: what the timetable is computed from. Those of <see cref="CourtMarks.Told"/> are told as steps; the others follow from facts with more to say.</summary>
public enum CourtMark
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The request for a payment order went out.</summary>
    Requested,

    /// <summary>The registry called its fee for the request (CPC 1425 al. 1).</summary>
    FeeCalled,

    /// <summary>That fee was deposited.</summary>
    FeeDeposited,

    /// <summary>Day of the order.</summary>
    Granted,

    /// <summary>The order was served.</summary>
    Served,

    /// <summary>An act reached the debtor in person, or seized what is his: his opposition runs from it (CPC 1416).</summary>
    Reached,

    /// <summary>The debtor opposed.</summary>
    Opposed,

    /// <summary>The creditor heard of it.</summary>
    OppositionHeard,

    /// <summary>The registry called its fee after the opposition (CPC 1425 al. 2).</summary>
    OppositionFeeCalled,

    /// <summary>That fee was deposited.</summary>
    OppositionFeeDeposited,

    /// <summary>A lawyer was named after the opposition.</summary>
    LawyerNamed,

    /// <summary>Day of the hearing: the only one that may lie ahead.</summary>
    HearingFixed,

    /// <summary>The act of service was produced in court (CPC 1418).</summary>
    ServiceProven,

    /// <summary>The enforceable form was asked for (CPC 1423 before 2022-03-01).</summary>
    FormulaRequested,

    /// <summary>The request of another procedure was lodged, or the officer's letter sent.</summary>
    Lodged,

    /// <summary>The order to pay of an uncontested claim, or the summons, was served.</summary>
    CommandServed,

    /// <summary>The debtor contested, or did not agree.</summary>
    Contested,

    /// <summary>The debtor agreed (small claim).</summary>
    Agreed,

    /// <summary>Nothing was contested, by the officer's record.</summary>
    NonContestationRecorded,

    /// <summary>The registry made that record enforceable.</summary>
    MadeEnforceable,

    /// <summary>The decision, or the enforceable record, was served.</summary>
    DecisionServed,

    /// <summary>First protective attachment.</summary>
    Attached,

    /// <summary>There is a title.</summary>
    Title,
}

/// <summary>Which marks a person tells as a step, and where each belongs.</summary>
public static class CourtMarks
{
    // A mark that is not here is set by a fact of its own, which knows more than a day: the amount of an order, the manner of its service.
    static readonly ImmutableDictionary<CourtMark, (CourtMark After, bool? OfPaymentOrder)> Steps = new (CourtMark Mark, CourtMark After, bool? OfPaymentOrder)[]
    {
        (CourtMark.FeeCalled, CourtMark.Requested, true), (CourtMark.FeeDeposited, CourtMark.FeeCalled, true),
        (CourtMark.OppositionFeeCalled, CourtMark.Opposed, true), (CourtMark.OppositionFeeDeposited, CourtMark.OppositionFeeCalled, true),
        (CourtMark.LawyerNamed, CourtMark.None, null), (CourtMark.HearingFixed, CourtMark.None, null), (CourtMark.ServiceProven, CourtMark.HearingFixed, true),
        (CourtMark.FormulaRequested, CourtMark.Served, true), (CourtMark.Lodged, CourtMark.None, false), (CourtMark.CommandServed, CourtMark.None, false),
        (CourtMark.Contested, CourtMark.None, false), (CourtMark.Agreed, CourtMark.None, false), (CourtMark.NonContestationRecorded, CourtMark.CommandServed, false),
        (CourtMark.MadeEnforceable, CourtMark.NonContestationRecorded, false), (CourtMark.DecisionServed, CourtMark.None, false),
    }.ToImmutableDictionary(step => step.Mark, step => (step.After, step.OfPaymentOrder));

    /// <summary>Marks that a person may tell as a step, in the order of a proceeding.</summary>
    public static ImmutableArray<CourtMark> Told { get; } = [.. Steps.Keys.Order()];

    /// <summary>A person may tell it as a step.</summary>
    public static bool MayBeTold(this CourtMark mark) => Steps.ContainsKey(mark);

    /// <summary>What must be known before it; none where nothing must.</summary>
    internal static CourtMark After(this CourtMark mark) => Steps[mark].After;

    /// <summary>True for steps of a payment order alone, false for those of the other procedures alone.</summary>
    internal static bool? OfPaymentOrder(this CourtMark mark) => Steps[mark].OfPaymentOrder;
}

/// <summary>How far a proceeding has come.</summary>
public enum CourtStage
{
    /// <summary>Nothing was proposed.</summary>
    NotProposed,

    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>Goes on.</summary>
    Live,

    /// <summary>A second person did not agree.</summary>
    Declined,

    /// <summary>Over.</summary>
    Ended,
}
