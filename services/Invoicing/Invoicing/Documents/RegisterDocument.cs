using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Documents;

/// <summary>A supporting document; its bytes follow in a call of their own.</summary>
/// <param name="Kind"><c>signed_quote</c>, <c>purchase_order</c>, <c>contract</c>, <c>general_terms</c>, <c>delivery_note</c>, <c>acceptance_report</c>, <c>timesheet</c>, <c>invoice_copy</c>, <c>proof</c> or <c>other</c>.</param>
/// <param name="DatedOn">Its own date.</param>
/// <param name="SignedByRole">What the signer is at the customer, such as <c>buyer</c>: a code, never a name.</param>
/// <param name="SignerName">Who signed it: kept where it can be erased. Where absent, whoever is known stays.</param>
/// <param name="SignedOn">When.</param>
/// <param name="AttachedTo">All that it proves.</param>
public sealed record DocumentAsked(string Kind, DateOnly? DatedOn = null, string? SignedByRole = null, string? SignerName = null, DateOnly? SignedOn = null, DocumentHolder[]? AttachedTo = null);

/// <summary>Something that a document proves, by the ERP's own number.</summary>
/// <param name="Kind"><c>quote</c>, <c>order</c>, <c>delivery</c>, <c>invoice</c> or <c>customer</c>.</param>
/// <param name="Number">Its number.</param>
/// <param name="Year">Of an invoice, where several years have its number.</param>
public sealed record DocumentHolder(string Kind, string Number, int? Year = null);

static class RegisterDocument
{
    const int MostHolders = 100;

    public static void MapRegisterDocument(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/documents/{reference}", Put).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("documents")
            .WithSummary("Registers a supporting document and what it proves, or corrects it; a signer who was erased stays so, and the header Erased says it").TakesCommand();

    static async Task<IResult> Put(
        string siren, string reference, DocumentAsked asked, [FromHeader(Name = "If-Match")] string? version, Books books, Signers signers, NpgsqlDataSource database, LogSignal signal,
        BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, document) = (inspection.Siren(siren), new DocumentKey(siren, inspection.PathKey("reference", reference)));
        var description = new DocumentDescription(
            inspection.Word<DocumentKind>("kind", asked.Kind), Day(inspection, "datedOn", asked.DatedOn), CustomerInspection.Code(inspection, "signedByRole", asked.SignedByRole), null,
            Day(inspection, "signedOn", asked.SignedOn));
        var name = inspection.Text("signerName", asked.SignerName, 200);
        var holders = Holders(inspection, asked.AttachedTo);
        if (inspection.Problem is { } problem) return problem;

        var id = BusinessKey.OfDocument(entity, document.Reference);
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (!await KnownCreditor.IsKnown(session, siren, stop)) return KnownCreditor.Unknown(siren);
            await session.Read("select id from documents where id = $1 for update", r => r.GetGuid(0), stop, id);
            var isErased = name is not null && await signers.IsErased(session, id, name, stop);
            var signer = await Signer(session, signers, id, isErased ? null : name, stop);
            var outcome = await books.Documents.Handle(
                session, id, new DocumentCommand.Register(document, description with { Signer = signer?.Subject }, holders), http.EventContext(clock), stop, Answer.Version(version));
            if (!outcome.Decision.Facts.IsEmpty) await signers.Write(session, id, signer, stop);
            if (isErased) ErasedWords.Tell(http, "signerName");
            return Answer.From(outcome);
        }, stop);
    }

    // The same name on the same document is the same person, and so is the one known where no name is told: its key is destroyed by an erasure only.
    static async Task<(Guid Subject, string Name)?> Signer(Session session, Signers signers, Guid document, string? name, CancellationToken stop) =>
        await signers.Read(session, document, stop) is { } known && (name ?? known.Name) == known.Name ? known : name is null ? null : (Guid.CreateVersion7(), name);

    static DateOnly? Day(Inspection inspection, string field, DateOnly? day) => day is { } told ? inspection.Day(field, told) : null;

    static ImmutableArray<Holder> Holders(Inspection inspection, DocumentHolder?[]? asked)
    {
        if (asked is null) return [];
        if (asked.Length > MostHolders) inspection.Wrong("attachedTo", $"A document is attached to at most {MostHolders} things.");
        var holders = ImmutableArray.CreateBuilder<Holder>();
        for (var i = 0; i < asked.Length && i < MostHolders; i++)
        {
            var field = $"attachedTo[{i}]";
            if (asked[i] is not { } one)
            {
                inspection.Wrong(field, "It is nothing.");
                continue;
            }

            var holder = new Holder(inspection.Word<HolderKind>($"{field}.kind", one.Kind), inspection.Key($"{field}.number", one.Number), one.Year);
            if (one.Year is < 1990 or > 2100) inspection.Wrong($"{field}.year", "It is a year from 1990 to 2100.");
            if (one.Year is not null && holder.Kind is not HolderKind.Invoice) inspection.Wrong($"{field}.year", "Only an invoice has a year.");
            if (!holders.Any(holder.Is)) holders.Add(holder);
        }

        return holders.ToImmutable();
    }
}
