using System.Collections.Immutable;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Files;

namespace Recouvrement.Litigation.Domain.Placements;

// What the creditor says to the agency, and what is found out about the agency.
public abstract partial record PlacementCommand
{
    /// <summary>The creditor answers a question; the words lie elsewhere.</summary>
    /// <param name="Reference">Of the question.</param>
    /// <param name="On">Business date.</param>
    public sealed record AnswerInformation(string Reference, DateOnly On) : PlacementCommand;

    /// <summary>The creditor agrees to an act.</summary>
    /// <param name="Reference">Of what was asked.</param>
    /// <param name="On">Business date, from which the agency may act.</param>
    public sealed record GiveGreenLight(string Reference, DateOnly On) : PlacementCommand;

    /// <summary>The creditor does not agree to an act.</summary>
    /// <param name="Reference">Of what was asked.</param>
    /// <param name="Why">Why not.</param>
    /// <param name="On">Business date.</param>
    public sealed record RefuseGreenLight(string Reference, GreenLightRefusal Why, DateOnly On) : PlacementCommand;

    /// <summary>More claims of the same case join the placement.</summary>
    /// <param name="File">The file they come from.</param>
    /// <param name="Claims">What is still owed.</param>
    /// <param name="On">Business date.</param>
    public sealed record AddClaims(Guid File, ImmutableArray<Claim> Claims, DateOnly On) : PlacementCommand;

    /// <summary>The agency is to leave the debtor alone for a while.</summary>
    /// <param name="Key">Names this pause; its end names it too.</param>
    /// <param name="Invoice">The claim; null for all.</param>
    /// <param name="Reason">snake_case.</param>
    /// <param name="Until">Last day; null until it is ended.</param>
    /// <param name="On">Business date.</param>
    public sealed record Pause(string Key, Guid? Invoice, string Reason, DateOnly? Until, DateOnly On) : PlacementCommand;

    /// <summary>What made the agency wait is over.</summary>
    /// <param name="Key">Of the pause.</param>
    /// <param name="On">Business date.</param>
    public sealed record Resume(string Key, DateOnly On) : PlacementCommand;

    /// <summary>The creditor takes claims back; with the last of them the mandate ends.</summary>
    /// <param name="Invoices">Which.</param>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record RecallClaims(ImmutableArray<Guid> Invoices, string Reason, DateOnly On) : PlacementCommand;

    /// <summary>The debtor is in insolvency proceedings.</summary>
    /// <param name="Kind">As Invoicing says it.</param>
    /// <param name="JudgmentOn">Day of the opening judgment.</param>
    /// <param name="On">Business date.</param>
    public sealed record TellInsolvency(string Kind, DateOnly JudgmentOn, DateOnly On) : PlacementCommand;

    /// <summary>Looks whether the agency has kept its deadlines.</summary>
    /// <param name="Limits">The law's limits of time.</param>
    /// <param name="On">Business date.</param>
    public sealed record CheckDuties(TimeLimits Limits, DateOnly On) : PlacementCommand;

    /// <summary>A person saw that the agency claims its fees or costs of the debtor.</summary>
    /// <param name="Reference">Of the letter or message that shows it.</param>
    /// <param name="On">Business date.</param>
    public sealed record NoteFeeClaimed(string Reference, DateOnly On) : PlacementCommand;

    /// <summary>A person has dealt with a dispute, or another finding, that the agency reported.</summary>
    /// <param name="Reference">The agency's own, of its report.</param>
    /// <param name="On">Business date.</param>
    public sealed record SettleFinding(string Reference, DateOnly On) : PlacementCommand;

    /// <summary>A person has dealt with a breach.</summary>
    /// <param name="Key">Of the breach.</param>
    /// <param name="On">Business date.</param>
    public sealed record SettleBreach(string Key, DateOnly On) : PlacementCommand;
}
