using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Documents;

/// <summary>Forgets who signed a document: its key is destroyed; that it was signed, and in what role, stays.</summary>
static class EraseSigner
{
    public static void MapEraseSigner(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/documents/{reference}/signer/erasure", Post).RequireRole(Roles.Manager).WithTags("personal data")
            .WithSummary("Erases who signed a document; refused while a claim that rests on it is open").TakesCommand();

    static async Task<IResult> Post(
        string siren, string reference, ErasureAsked asked, Books books, Signers signers, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, ground) = (inspection.Siren(siren), inspection.PathKey("reference", reference), inspection.Word<ErasureGround>("ground", asked.Ground));
        if (inspection.Problem is { } problem) return problem;
        var id = BusinessKey.OfDocument(entity, key);
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var outcome = await books.Documents.Handle(session, id, new DocumentCommand.EraseSigner(ground, await OpenBelow(session, siren, id, stop)), http.EventContext(clock), stop);
            if (!outcome.Decision.Facts.IsEmpty) await signers.Erase(session, id, stop);
            return outcome.Decision.Refusal?.Code is "document_unknown" ? Problems.NotFound("document") : Answer.From(outcome);
        }, stop);
    }

    // Whatever the document is attached to.
    static async Task<int> OpenBelow(Session session, string siren, Guid document, CancellationToken stop) => await OpenClaims.Below(session, siren, await session.Read(
        "select kind, number, year from document_holders where document = $1", r => (r.GetString(0), r.GetString(1), r.IsDBNull(2) ? (int?)null : r.GetInt32(2)), stop, document), stop);
}
