using System.Diagnostics;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Agencies;

/// <summary>The register of agencies, and which one each creditor entity has chosen.</summary>
static class RegisterView
{
    public static async Task Show(Session session, Guid stream, Agency state, IReadOnlyList<Appended<AgencyEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                AgencyEvent.AgencyRegistered e => session.Run("insert into agencies (stream, name, display_name) values ($1, $2, $3)", stop, stream, e.Name, e.DisplayName),
                AgencyEvent.AgencyRenamed e    => session.Run("update agencies set display_name = $2 where stream = $1", stop, stream, e.DisplayName),
                AgencyEvent.QueueClosed        => session.Run("update agencies set takes_queue = false where stream = $1", stop, stream),
                AgencyEvent.QueueOpened        => session.Run("update agencies set takes_queue = true where stream = $1", stop, stream),
                // Papers and profiles are few and are read from the stream itself.
                AgencyEvent.AgencyDescribed or AgencyEvent.PaperFiled or AgencyEvent.PaperWithdrawn or AgencyEvent.PaperLapseForeseen or AgencyEvent.PaperLapsed => Task.CompletedTask,
                _ => throw new UnreachableException(),
            });
    }

    public static async Task Show(Session session, Guid stream, PlacementRule state, IReadOnlyList<Appended<RuleEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                RuleEvent.AgencyChosen e      => Choose(session, e.Creditor, e.Agency, stop),
                RuleEvent.PlacementRulesSet e => Choose(session, e.Creditor, null, stop),
                _ => throw new UnreachableException(),
            });
    }

    static Task<int> Choose(Session session, string creditor, string? agency, CancellationToken stop) =>
        session.Run("insert into creditors (siren, agency) values ($1, $2::text) on conflict (siren) do update set agency = excluded.agency", stop, creditor, agency);

    /// <summary>The agency a creditor has chosen by hand, or null; nobody changes that or its rules before this transaction ends.</summary>
    public static async Task<string?> HoldChosen(Session session, string creditor, CancellationToken stop)
    {
        await using var command = session.Command("insert into creditors as c (siren) values ($1) on conflict (siren) do update set agency = c.agency returning agency", creditor);
        return await command.ExecuteScalarAsync(stop) as string;
    }
}
