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
            var outcome = await books.Documents.Handle(session, id, new DocumentCommand.EraseSigner(ground, await OpenClaims(session, siren, id, stop)), http.EventContext(clock), stop);
            if (!outcome.Decision.Facts.IsEmpty) await signers.Write(session, id, null, stop);
            return outcome.Decision.Refusal?.Code is "document_unknown" ? Problems.NotFound("document") : Answer.From(outcome);
        }, stop);
    }

    // Down the chain from what the document is attached to, to invoices that are not settled.
    static async Task<int> OpenClaims(Session session, string siren, Guid document, CancellationToken stop) => (await session.Read(
        """
        with recursive down (kind, number, year) as (
            select kind, upper(number), year from document_holders where document = $2
            union
            select l.kind, upper(l.number), l.year from down d join document_links l on l.creditor = $1 and l.parent_kind = d.kind and upper(l.parent_number) = d.number)
        select count(*)::int from invoices i join customers c on c.id = i.customer
         where i.creditor = $1 and (i.outstanding_cents > 0 or i.open_disputes > 0)
           and exists (select 1 from down d where (d.kind = 'invoice' and d.number = upper(i.number) and (d.year is null or d.year = i.year)) or (d.kind = 'customer' and d.number = upper(c.number)))
        """, r => r.GetInt32(0), stop, siren, document))[0];
}
