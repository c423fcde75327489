using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Escalation;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>Claims that an agency works on in the creditor's name.</summary>
public abstract partial record DunningCommand
{
    /// <summary>An agency is given claims under a white-label mandate. Whether there is one, the register knows: where there is none, the claims come back at once.</summary>
    /// <param name="Agency">Name in the register of agencies.</param>
    /// <param name="Invoices">By number or stream id; none: all that are overdue and free.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="Now">What holds around the case.</param>
    /// <param name="By">Who decides it.</param>
    /// <param name="On">The day.</param>
    public sealed record AssignClaims(string Agency, ImmutableArray<string> Invoices, DateOnly Until, Circumstances Now, string By, DateOnly On) : DunningCommand;

    /// <summary>The agency is to stop before its last day.</summary>
    public sealed record EndAssignment(Guid Assignment, string By, DateOnly On) : DunningCommand;
}
