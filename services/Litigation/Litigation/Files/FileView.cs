using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Files;

/// <summary>Files and their claims as staff see them.</summary>
static class FileView
{
    public static async Task Show(Session session, Guid stream, LitigationFile state, IReadOnlyList<Appended<FileEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                FileEvent.FileOpened e    => Open(session, stream, e, facts.Select(f => f.Fact).OfType<FileEvent.ClaimLeftOut>().ToDictionary(l => l.Invoice, l => l.File), stop),
                FileEvent.ClaimLeftOut    => Task.CompletedTask,
                FileEvent.ClaimRevalued e => session.Run("update claims set outstanding_cents = $3 where file = $1 and invoice = $2", stop, stream, e.Invoice, e.Outstanding.Cents),
                FileEvent.ClaimReturned e => session.Run("update claims set live = false, returned_on = $3 where file = $1 and invoice = $2", stop, stream, e.Invoice, e.On),
                FileEvent.FileHeldBack e  => session.Run("update files set held_back = $2 where file = $1", stop, stream, Json(e.TurnedDown)),
                FileEvent.FilePlaced e    => session.Run(
                    "update files set status = 'placed', placement = $2, agency = $3, held_back = null, why_agency = $4 where file = $1", stop, stream, e.Placement, e.Agency, Json(e.Why)),
                FileEvent.FileTakenBack e => TakeBack(session, stream, e, stop),
                FileEvent.FileWaits       => session.Run("update files set status = 'waiting' where file = $1", stop, stream),
                FileEvent.FileClosed e    => session.Run("update files set status = 'closed', closed_on = $2, close_reason = $3 where file = $1", stop, stream, e.On, e.Reason),
                _ => throw new UnreachableException(),
            });
    }

    static NpgsqlParameter Json<T>(T? value) => new() { Value = value is null ? DBNull.Value : JsonSerializer.Serialize(value, EventJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb };

    static async Task TakeBack(Session session, Guid file, FileEvent.FileTakenBack back, CancellationToken stop)
    {
        await session.Run(
            "update files set status = $2, placement = null, agency = null, why_agency = null, back_from = $3, back_reason = $4 where file = $1", stop, file, back.Waits ? "waiting" : "returned", back.Agency, back.Reason);
        await session.Run("update claims set placement = null, placed_cents = null where file = $1 and live", stop, file);
    }

    static async Task Open(Session session, Guid file, FileEvent.FileOpened opened, Dictionary<Guid, Guid> elsewhere, CancellationToken stop)
    {
        await session.Run(
            "insert into files (file, case_id, creditor, debtor, customer_number, episode, status, opened_on, notice, white_label) values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9)",
            stop, file, opened.Of.Case, opened.Of.Creditor, opened.Of.Debtor, opened.Of.CustomerNumber, opened.Episode, opened.On, opened.Notice, opened.IsWhiteLabel is true);
        foreach (var claim in opened.Claims)
        {
            Guid? other = elsewhere.TryGetValue(claim.Invoice, out var found) ? found : null;
            await session.Run(
                "insert into claims (file, invoice, number, reference, issued_on, due_on, amount_cents, handed_over_cents, outstanding_cents, currency, live, elsewhere, limitation_safe_on, limitation_possible_on) " +
                "values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10::uuid is null, $10, $11::date, $12::date)",
                stop, file, claim.Invoice, claim.Number, claim.Reference, claim.IssuedOn, claim.DueOn, claim.Amount.Cents, claim.Outstanding.Cents, claim.Amount.Currency, other, claim.LimitationSafeOn, claim.LimitationPossibleOn);
        }
    }
}
