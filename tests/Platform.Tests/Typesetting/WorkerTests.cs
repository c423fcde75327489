using System.Diagnostics;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Platform.Tests.Typesetting;

public sealed class WorkerTests
{
    // About a second of work: long enough to be killed in the middle of.
    const string Slow = "#for i in range(4000) [Ligne #i\n\n]";

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_a_letter_is_replaced_and_the_letter_made()
    {
        await using var templates = new Templates();
        await templates.Typeset("Bonjour", new { });
        var letter = templates.Typeset(Slow, new { });
        var killed = Assert.Single(templates.Typesetter.Processes);
        Kill(killed);
        Assert.NotEmpty(await letter);
        Assert.DoesNotContain(killed, templates.Typesetter.Processes);
    }

    [Fact]
    public async Task A_worker_killed_while_it_rests_is_replaced_by_the_next_letter()
    {
        await using var templates = new Templates();
        Assert.Equal("Un", await templates.Printed("Un", new { }));
        Kill(Assert.Single(templates.Typesetter.Processes));
        Assert.Equal("Deux", await templates.Printed("Deux", new { }));
    }

    [Fact]
    public async Task A_request_that_kills_two_workers_is_given_up_with_a_reason()
    {
        using var deadly = new FakeWorker("process.stdin.once('data', () => process.exit(7));");
        await using var templates = new Templates(options => options.Worker = deadly.Folder);
        var failed = await Assert.ThrowsAsync<TypesettingFailed>(() => templates.Typeset("Bonjour", new { }));
        Assert.Contains("Two typesetting workers died", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_does_not_answer_is_killed_after_the_time_out()
    {
        using var silent = new FakeWorker("process.stdin.resume();");
        await using var templates = new Templates(options => (options.Worker, options.Timeout) = (silent.Folder, TimeSpan.FromSeconds(1)));
        await Assert.ThrowsAsync<TypesettingFailed>(() => templates.Typeset("Bonjour", new { }));
        Assert.Empty(templates.Typesetter.Processes);
    }

    [Fact]
    public async Task Noise_on_standard_output_is_not_taken_for_an_answer()
    {
        using var noisy = new FakeWorker("""
            process.stdin.once('data', line => process.stdout.write('noise\n{"id":"0"}\n[1]\n' +
              JSON.stringify({ id: JSON.parse(line).id, bytes: 1, warnings: [], replaced: [] }) + '\nA'));
            """);
        await using var templates = new Templates(options => options.Worker = noisy.Folder);
        Assert.Equal("A"u8.ToArray(), await templates.Typeset("Bonjour", new { }));
    }

    [Fact]
    public async Task A_worker_that_ends_in_the_middle_of_a_document_is_not_believed()
    {
        using var cut = new FakeWorker("process.stdin.once('data', line => { process.stdout.write(JSON.stringify({ id: JSON.parse(line).id, bytes: 9, warnings: [], replaced: [] }) + '\\nA', () => process.exit(0)); });");
        await using var templates = new Templates(options => options.Worker = cut.Folder);
        await Assert.ThrowsAsync<TypesettingFailed>(() => templates.Typeset("Bonjour", new { }));
    }

    [Fact]
    public async Task A_worker_that_has_grown_too_large_goes_between_two_letters_and_neither_is_lost()
    {
        await using var templates = new Templates(options => options.RetireAbove = 1);
        var template = templates.Write("letter.typ", "Lettre #json(\"/data.json\").number.");
        HashSet<int> seen = [];
        foreach (var number in Enumerable.Range(0, 3))
        {
            Assert.NotEmpty(await templates.Typesetter.Typeset(template, new { number }, CancellationToken.None));
            seen.UnionWith(templates.Typesetter.Processes);
        }

        Assert.Empty(seen);
    }

    [Fact]
    public async Task A_thousand_letters_leave_a_worker_as_small_as_a_hundred()
    {
        await using var templates = new Templates();
        var template = templates.Write("letter.typ", "#let data = json(\"/data.json\")\n#for line in range(40) [ Ligne #line de la lettre #data.number. \\ ]");
        var early = await Held(1, 300);
        Assert.InRange(await Held(301, 1300), 0, early + (40 << 20));

        async Task<long> Held(int from, int to)
        {
            for (var number = from; number <= to; number++) await templates.Typesetter.Typeset(template, new { number }, CancellationToken.None);
            using var worker = Process.GetProcessById(Assert.Single(templates.Typesetter.Processes));
            return worker.WorkingSet64;
        }
    }

    [Fact]
    public async Task Letters_asked_for_at_once_are_all_made_by_the_workers_allowed()
    {
        await using var templates = new Templates(options => options.Workers = 2);
        var template = templates.Write("letter.typ", "Lettre #json(\"/data.json\").number.");
        var made = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
            await templates.Typesetter.ReadText(await templates.Typesetter.Typeset(template, new { number }, CancellationToken.None), CancellationToken.None)));
        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"Lettre {number}."), made.Select(read => read.Text.Trim()));
        Assert.InRange(templates.Typesetter.Processes.Count, 1, 2);
    }

    [Fact]
    public async Task A_request_beyond_those_that_may_wait_is_refused()
    {
        using var silent = new FakeWorker("process.stdin.resume();");
        await using var templates = new Templates(options => (options.Worker, options.Workers, options.Waiting) = (silent.Folder, 1, 1));
        using var stop = new CancellationTokenSource();
        var held = templates.Typesetter.Typeset("a.typ", new { }, stop.Token);
        var waits = templates.Typesetter.Typeset("b.typ", new { }, stop.Token);
        await Assert.ThrowsAsync<TypesettingFailed>(() => templates.Typesetter.Typeset("c.typ", new { }, stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
    }

    [Fact]
    public async Task A_caller_who_gives_up_leaves_a_typesetter_that_works()
    {
        await using var templates = new Templates();
        var slow = templates.Write("slow.typ", Slow);
        using var stop = new CancellationTokenSource();
        var letter = templates.Typesetter.Typeset(slow, new { }, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => letter);
        Assert.Equal("Encore", await templates.Printed("Encore", new { }));
    }

    [Fact]
    public async Task A_worker_without_its_packages_says_how_to_install_them()
    {
        using var bare = new FakeWorker("");
        await File.WriteAllTextAsync(Path.Combine(bare.Folder, "package.json"), "{}");
        await using var templates = new Templates(options => options.Worker = bare.Folder);
        var failed = await Assert.ThrowsAsync<TypesettingFailed>(() => templates.Typeset("Bonjour", new { }));
        Assert.Contains("npm ci", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_end_with_their_typesetter()
    {
        var templates = new Templates();
        await templates.Typeset("Bonjour", new { });
        using var worker = Process.GetProcessById(Assert.Single(templates.Typesetter.Processes));
        await templates.DisposeAsync();
        Assert.True(worker.WaitForExit(TimeSpan.FromSeconds(10)));
    }

    static void Kill(int id)
    {
        using var worker = Process.GetProcessById(id);
        worker.Kill();
        worker.WaitForExit(TimeSpan.FromSeconds(10));
    }

    sealed class FakeWorker : IDisposable
    {
        readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("worker-");

        public FakeWorker(string script) => File.WriteAllText(Path.Combine(folder.FullName, "worker.mjs"), script);

        public string Folder => folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }
}
