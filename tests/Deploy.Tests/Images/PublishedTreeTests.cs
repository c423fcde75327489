using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Reflection.PortableExecutable;
using System.Text;
using Recouvrement.Support;

namespace Recouvrement.Deploy.Tests.Images;

/// <summary>The image of Invoicing, without an image: what is in it starts, works and ends as it would there.</summary>
public sealed class PublishedTreeTests(PublishedTree tree) : IClassFixture<PublishedTree>
{
    const string Siren = "732829320";
    const int Nobody = 65534;

    [PublishedFact]
    public async Task Nobody_on_a_read_only_tree_migrates_becomes_ready_makes_a_document_and_ends_when_asked()
    {
        using (var migration = tree.Start(tree.OfMigrations, "migrate"))
        {
            var told = All(migration);
            Assert.True(await Ended(migration) == 0, await told);
        }

        var (settings, address) = tree.OfService();
        using var service = tree.Start(settings);
        var said = All(service);
        try
        {
            using var erp = new HttpClient { BaseAddress = address };
            erp.DefaultRequestHeaders.Add("X-Api-Key", "erp");
            await Eventually.Is(async () => !service.HasExited && (await erp.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK, "the service is ready", TimeSpan.FromMinutes(1));
            Assert.Equal((Nobody, "0000000000000000", "1"), Rights(service.Id));

            (await erp.PutAsJsonAsync($"/creditors/{Siren}", new { name = "Comptoir d'Essai" })).EnsureSuccessStatusCode();
            (await erp.PutAsJsonAsync($"/creditors/{Siren}/customers/C1", new { name = "Société Générale d'Œuvres", kind = "company" })).EnsureSuccessStatusCode();
            var pdf = await erp.GetByteArrayAsync($"/creditors/{Siren}/customers/C1/statement?from=2026-01-01&to=2026-03-31&format=pdf");
            Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        }
        finally
        {
            await Programs.Run("kill", ["-TERM", $"{service.Id}"]);
        }

        Assert.True(await Ended(service) == 0, await said);
    }

    [PublishedFact]
    public void What_is_published_is_compiled_ahead_for_a_start_without_delay()
    {
        using var assembly = new PEReader(File.OpenRead(Path.Combine(tree.App, "Recouvrement.Invoicing.dll")));
        Assert.True(assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }

    [PublishedFact]
    public void No_file_knows_where_or_when_it_was_built()
    {
        var here = Encoding.UTF8.GetBytes(Stack.Repository);
        var files = Directory.EnumerateFiles(tree.App, "*", SearchOption.AllDirectories).ToList();
        Assert.All(files, file => Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file)));
        Assert.All(files.Where(file => Path.GetFileName(file).StartsWith("Recouvrement.", StringComparison.Ordinal)), file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(here) < 0, file));
    }

    [PublishedFact]
    public void It_holds_no_settings_no_documentation_and_nothing_that_others_may_write()
    {
        var files = Directory.EnumerateFiles(tree.App, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(tree.Typesetting, "*", SearchOption.AllDirectories)).ToList();
        Assert.DoesNotContain(files, file => Path.GetFileName(file).StartsWith("appsettings", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith(".env", StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(tree.App), file => Path.GetFileName(file) is "Recouvrement.Invoicing.xml" or "Recouvrement.Platform.xml" or "web.config");
        Assert.DoesNotContain(files, file => !OperatingSystem.IsWindows() && File.ResolveLinkTarget(file, returnFinalTarget: false) is null && (File.GetUnixFileMode(file) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0);
    }

    // Whose it is, what it may do as root would, and whether it can never get more, as the kernel says.
    static (int User, string Rights, string NoMore) Rights(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status").Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        return (int.Parse(status["Uid"].Split('\t')[0], CultureInfo.InvariantCulture), status["CapEff"], status["NoNewPrivs"]);
    }

    static async Task<string> All(Process process) => string.Concat(await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()));

    static async Task<int> Ended(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }
}
