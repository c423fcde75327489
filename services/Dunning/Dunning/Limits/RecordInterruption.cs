using System.Text.RegularExpressions;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Limits;

/// <summary>An act that interrupts the limitation period.</summary>
/// <param name="Kind"><c>acknowledgement</c>, <c>court_claim</c> (a payment order by its service), <c>enforcement</c>, <c>insolvency_declaration</c>, or of a public body <c>written_demand</c>.</param>
/// <param name="On">When it was done.</param>
/// <param name="Proof">Reference of the paper that proves it: letters, digits and <c>. _ / : # -</c>. It stays in the history for ever, so it names no person.</param>
public sealed record InterruptionRequest(InterruptionKind Kind, DateOnly On, string Proof);

/// <summary>A person records what interrupts; a formal notice never does (rule R3.3).</summary>
static partial class RecordInterruption
{
    public static async Task<IResult> Record(Guid id, Guid invoice, InterruptionRequest asked, HttpContext http, LimitDesk desk, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Kind == InterruptionKind.Unknown) return Problems.Invalid("kind", "is acknowledgement, court_claim, enforcement, insolvency_declaration or written_demand");
        if (!Reference().IsMatch(asked.Proof)) return Problems.Invalid("proof", "is a reference of 1 to 100 letters, digits and . _ / : # -");
        return await desk.Tell(id, new DunningCommand.RecordInterruption(invoice, asked.Kind, asked.On, asked.Proof, http.Actor(), clock.Today), http.EventContext(clock), stop);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._/:#-]{1,100}\z")]
    private static partial Regex Reference();
}
