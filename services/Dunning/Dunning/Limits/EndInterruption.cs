using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Limits;

/// <summary>The end of an interruption.</summary>
/// <param name="On">Day on which the proceedings ended: the period begins anew.</param>
/// <param name="Void">The claim was withdrawn, lapsed or was rejected: it has interrupted nothing (C. civ. 2243).</param>
public sealed record InterruptionEnd(DateOnly On, bool Void = false);

/// <summary>A claim in court and a declaration interrupt until they end (C. civ. 2242).</summary>
static class EndInterruption
{
    public static Task<IResult> End(Guid id, Guid invoice, Guid interruption, InterruptionEnd asked, HttpContext http, LimitDesk desk, BusinessClock clock, CancellationToken stop) =>
        desk.Tell(id, new DunningCommand.EndInterruption(invoice, interruption, asked.On, asked.Void, http.Actor(), clock.Today), http.EventContext(clock), stop);
}
