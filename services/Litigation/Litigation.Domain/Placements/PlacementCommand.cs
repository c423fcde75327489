using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>Orders to a placement.</summary>
public abstract partial record PlacementCommand
{
    PlacementCommand() { }

    /// <summary>Claims go to the agency; its mandate begins.</summary>
    /// <param name="Mandate">Whose claims, and who is to collect them.</param>
    /// <param name="File">Key of the hand-over.</param>
    /// <param name="Claims">What is still owed.</param>
    /// <param name="On">Business date.</param>
    /// <param name="AgencyName">How the agency is shown in the register on that day.</param>
    /// <param name="Terms">Of the written mandate in force; null where none is on file.</param>
    public sealed record PlaceClaims(
        Mandate Mandate, Guid File, ImmutableArray<Claim> Claims, DateOnly On, string? AgencyName = null, MandateTerms? Terms = null) : PlacementCommand
    {
        /// <summary>The claims are still dunned: the agency works on them in the creditor's name.</summary>
        public bool IsWhiteLabel { get; init; }
    }

    /// <summary>The agency takes the claims on.</summary>
    /// <param name="Reference">The agency's own.</param>
    /// <param name="On">Business date.</param>
    public sealed record Acknowledge(string Reference, DateOnly On) : PlacementCommand;

    /// <summary>The agency has done something.</summary>
    /// <param name="Reference">The agency's own; once per placement.</param>
    /// <param name="Kind">What.</param>
    /// <param name="ActedOn">When.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReportAction(string Reference, ActionKind Kind, DateOnly ActedOn, DateOnly On) : PlacementCommand;

    /// <summary>The agency has received money.</summary>
    /// <param name="Reference">The agency's own; once per placement.</param>
    /// <param name="Invoice">The claim.</param>
    /// <param name="Amount">Received.</param>
    /// <param name="CollectedOn">Day the debtor paid.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Limits">The law's limits of time; without them nothing is said of when it is to be remitted.</param>
    public sealed record ReportCollection(string Reference, Guid Invoice, Money Amount, DateOnly CollectedOn, DateOnly On, TimeLimits? Limits = null) : PlacementCommand;

    /// <summary>The creditor ends the mandate.</summary>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record EndMandate(string Reason, DateOnly On) : PlacementCommand;

    /// <summary>What is owed on a claim is something else by now.</summary>
    /// <param name="Invoice">The claim.</param>
    /// <param name="Change">By how much it fell; negative when it rose.</param>
    /// <param name="Outstanding">Still owed.</param>
    /// <param name="Cause">snake_case, as Invoicing says it.</param>
    /// <param name="Version">Of the invoice.</param>
    /// <param name="On">Business date.</param>
    public sealed record ChangeBalance(Guid Invoice, Money Change, Money Outstanding, string Cause, long Version, DateOnly On) : PlacementCommand;
}
