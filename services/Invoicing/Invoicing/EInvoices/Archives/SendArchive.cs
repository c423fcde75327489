using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.EInvoices.Archives;

/// <summary>Takes a ZIP of electronic invoices in. It is unpacked within bounds before anything is stored; booking follows in the background, one by one.</summary>
static class SendArchive
{
    public static void MapSendArchive(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/e-invoice-archives", Post).RequireRole(Roles.Erp).WithTags("imports").WithMetadata(new RequestSizeLimitAttribute(ArchiveEntries.Largest))
            .WithSummary("Imports a ZIP of electronic invoices (CII, UBL, Factur-X) of an entity, each as if it were sent alone").Produces<ImportAccepted>(202);

    static async Task<IResult> Post(string siren, string? file, HttpContext http, Uploads uploads, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var name = inspection.Text("file", file, 255) ?? "e-invoices.zip";
        if (await uploads.Refusal(inspection, siren, stop) is { } refused) return refused;

        await using var original = new Spool(http.Request.Body, ArchiveEntries.Largest);
        await original.CopyToAsync(Stream.Null, stop);
        if (ArchiveDirectory.Problem(original.Again()) is { } unsound) return Refused(unsound);
        await using var unpacked = Spool.Scratch();
        int count;
        try
        {
            await using var archive = await ZipArchive.CreateAsync(original.Again(), ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, stop);
            var entries = new ArchiveEntries(archive);
            if ((entries.Problem() ?? await entries.Write(unpacked, stop)) is { } problem) return Refused(problem);
            count = entries.Files.Count();
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return Refused(new("not_a_zip", null, "The file is no ZIP archive, or it is damaged."));
        }

        unpacked.Position = 0;
        await using var spool = new Spool(unpacked, long.MaxValue);
        await spool.CopyToAsync(Stream.Null, stop);
        return await uploads.Accept(spool, new(ImportKind.EInvoices, siren, name)
        {
            Original = original,
            Also = async (session, id) => await session.Run("update imports set due = $2 where id = $1", stop, id, (long)count),
        }, http, stop);
    }

    static IResult Refused(ArchiveProblem problem) => Problems.Of(422, problem.Code, problem.Reason, new InputError(problem.Entry, problem.Reason));
}
