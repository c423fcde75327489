using System.Globalization;
using System.Text;
using Recouvrement.Support;
using Recouvrement.Walk;
using Recouvrement.Walk.Processes;
using Recouvrement.Walk.Reports;

namespace Recouvrement.EndToEnd.Tests.Stories;

/// <summary>A real export: its totals to the cent, and who is dunned.</summary>
public sealed class ImportStoryTests
{
    const string Fec = "data/fec/111111111FEC20221231.TXT", Contacts = "data/fec/111111111-contacts.csv";

    [SharedFact(Fec)]
    public async Task A_real_FEC_is_read_to_the_cent_and_its_debtors_are_dunned()
    {
        var report = await Walk(Shared.PathOf(Fec), "e2e_import");
        Assert.Equal((934, 22568223, 22568223), (report.Input.Rows, report.Input.Debit, report.Input.Credit));
        Assert.Equal((1441652, 30, 4), (report.OpenBalance, report.Invoices, report.Credits));
        Assert.Equal(new CountAndAmount(18, 1447255), report.DebtorsOwing);
        Assert.Equal(new CountAndAmount(1, 5603), report.DebtorsInCredit);
        Assert.Equal(34, report.Customers);
        Assert.Equal(new Dictionary<string, long> { ["no_address"] = 2, ["opening_entry"] = 1 }, report.Blocked);
        Assert.Equal(["41100541", "41103596"], report.Accounts.Where(a => a.Value.BlockedBy == "no_address").Select(a => a.Key));
        Assert.Equal(15, report.Cases);
        Assert.Equal((report.Published, 0L, 0L), (report.Consumed, report.Parked, report.Chains.Broken));
    }

    [SharedFact(Fec)]
    public async Task A_changed_FEC_gives_the_changed_totals()
    {
        // One open invoice a euro dearer, on both sides of its entry, and one account renamed.
        var changed = Directory.CreateTempSubdirectory("fec").FullName + "/111111111FEC20221231.TXT";
        var text = await File.ReadAllTextAsync(Shared.PathOf(Fec), Encoding.Latin1);
        var lines = text.Split('\n').Select(line => line.Contains("|00000056|", StringComparison.Ordinal) && line.StartsWith("VE", StringComparison.Ordinal) ? Dearer(line) : line.Replace("|41100541|", "|41199999|", StringComparison.Ordinal)).ToArray();
        await File.WriteAllTextAsync(changed, string.Join('\n', lines), Encoding.Latin1);

        var report = await Walk(changed, "e2e_changed");
        Assert.Equal((1441752, 22568323), (report.OpenBalance, report.Input.Debit));
        Assert.Equal(new CountAndAmount(18, 1447355), report.DebtorsOwing);
        Assert.Contains("41199999", report.Accounts.Keys);
        Assert.DoesNotContain("41100541", report.Accounts.Keys);
    }

    static async Task<Report> Walk(string fec, string name)
    {
        var options = Options.Parse(["--exit", "--import", fec, "--contacts", Shared.PathOf(Contacts), "--from", "2023-07-31", "--until", "2023-08-11", "--name", name, "--folder", Path.Combine(Stack.Repository, ".local", name)]);
        var servers = new Servers(Stack.Servers.Postgres, Stack.Servers.RabbitMq, Stack.Servers.Management);
        await using var deployment = await Deployment.Start(servers, options.Name, options.Folder, _ => { });
        return await new CompanyWalk(deployment, options, _ => { }).Run();
    }

    /// <summary>Adds one euro to the debit of the receivable and to the credit of its first sale.</summary>
    static string Dearer(string line)
    {
        var fields = line.Split('|');
        var index = fields[4].StartsWith("411", StringComparison.Ordinal) ? 11 : fields[4].StartsWith("701", StringComparison.Ordinal) ? 12 : -1;
        if (index < 0) return line;
        var french = CultureInfo.GetCultureInfo("fr-FR");
        fields[index] = (decimal.Parse(fields[index], french) + 1).ToString("0000000000.00", CultureInfo.InvariantCulture).Replace('.', ',');
        return string.Join('|', fields);
    }
}
