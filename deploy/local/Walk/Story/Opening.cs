using System.Text.Json.Nodes;
using Recouvrement.Walk.Processes;
using Recouvrement.Walk.Reports;

namespace Recouvrement.Walk.Story;

/// <summary>Brings a company in on the first day: the sample over REST, or a real FEC by import.</summary>
public sealed class Opening(Deployment deployment, Days.Barrier barrier, Options options)
{
    Api Invoicing => deployment.As("erp", "invoicing");

    /// <summary>The creditor entity.</summary>
    public string Siren { get; private set; } = "";

    /// <summary>The fictitious company, unless a FEC was given.</summary>
    public SampleCompany? Sample { get; private set; }

    /// <summary>Registers the entity, lets it go live, appoints its agency and loads what happened before the first day.</summary>
    public async Task<InputFigures> Load(Action<string> say)
    {
        if (options.Import is { } fec) return await Import(fec, say);
        var creditor = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(options.Sample, "creditor.json")))!.AsObject();
        Siren = creditor["siren"]!.GetValue<string>();
        creditor.Remove("siren");
        await Establish(creditor);

        Sample = SampleCompany.Read(options.Sample);
        var erp = new Erp(Invoicing, Siren);
        await erp.Register(Sample);
        // A message tells the contacts of the moment it is sent: the first is sent before they change.
        await barrier.Pass();
        await ImportContacts(Path.Combine(options.Sample, "contacts.csv"));
        var past = Sample.Facts.Where(day => day.Key < options.From).OrderBy(day => day.Key).SelectMany(day => day).ToList();
        say($"Loading {Sample.Customers.Count} customers and {past.Count} facts from before {options.From:yyyy-MM-dd}");
        await erp.Send(Sample, past);

        var all = Sample.Facts.SelectMany(day => day).ToList();
        return new(Path.GetRelativePath(Repository.Root, options.Sample), all.Count,
            all.OfType<InvoiceRow>().Sum(i => i.AmountCents), all.OfType<PaymentRow>().Sum(p => p.AmountCents) + all.OfType<CreditNoteRow>().Sum(c => c.AmountCents));
    }

    async Task<InputFigures> Import(string fec, Action<string> say)
    {
        var name = Path.GetFileName(fec);
        Siren = name[..9];
        await Establish(new JsonObject { ["name"] = $"Créancier {Siren}", ["address"] = new JsonArray("1 place de l'Exemple", "75001 Paris"), ["email"] = "recouvrement@creancier.invalid" });
        if (options.Contacts is { } contacts) await ImportContacts(contacts);
        var accepted = await Invoicing.PostFile($"/fec-imports?file={Uri.EscapeDataString(name)}", fec, "text/plain");
        var id = accepted["id"]!.GetValue<string>();
        var report = await Until(id);
        say($"Imported {name}: {report["rows"]} rows, {report["invoices"]} invoices, {report["payments"]} payments, {report["rejectedCount"] ?? 0} rows rejected");
        return new(name, report["rows"]!.GetValue<long>(), report["debitCents"]!.GetValue<long>(), report["creditCents"]!.GetValue<long>());
    }

    async Task Establish(JsonObject letterhead)
    {
        (await Invoicing.Put($"/creditors/{Siren}", letterhead)).Dispose();
        (await deployment.As("manager", "dunning").Put($"/creditors/{Siren}/settings", new { mode = "live" })).Dispose();
        (await deployment.As("manager", "litigation").Put($"/agencies/{Keys.AgencyName}", new { displayName = "Agence Alpha (fictive)" })).Dispose();
        (await deployment.As("manager", "litigation").Put($"/creditors/{Siren}/agency", new { name = Keys.AgencyName })).Dispose();
    }

    async Task ImportContacts(string file) =>
        await Until((await Invoicing.PostFile($"/creditors/{Siren}/contacts-imports", file, "text/csv"))["id"]!.GetValue<string>());

    async Task<JsonNode> Until(string id)
    {
        while (true)
        {
            var report = await Invoicing.Get($"/imports/{id}");
            switch (report["state"]!.GetValue<string>())
            {
                case "completed": return report;
                case "failed": throw new WalkFailed($"The import failed: {report}");
                default: await Task.Delay(100); break;
            }
        }
    }
}
