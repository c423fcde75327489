using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Security.Tests.Injections;

/// <summary>Whatever stands in a text is a text: it is taken, or refused in words, and nothing else happens.</summary>
[Collection(Together.Name)]
public sealed class InjectionTests(FourServices services)
{
    static readonly (string Kind, string Text)[] Texts =
    [
        ("SQL", "'; drop table mt_events cascade; --"),
        ("script", "\"><script>alert(1)</script><img src=x onerror=alert(1)>"),
        ("template", "{{7*7}} ${7*7} <%= 7*7 %> #eval(\"7*7\") #read(\"/etc/passwd\") %s%n"),
        ("header", "x\r\nX-Injected: 1\r\n\r\n<p>"),
        ("path", "../../../../etc/passwd"),
        ("NUL", "a\0b"),
        ("right to left", "\u202Egnp.exe\u200B\uFEFF"),
        ("formula", "=cmd|' /C calc'!A0"),
        ("number", "99999999999999999999999999999999999999999"),
        ("empty", ""),
    ];

    static readonly (string Kind, string Text) Megabyte = ("a megabyte", new string('x', 1_000_000));

    public static TheoryData<string> Names => FourServices.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task In_a_text_of_a_body(string service)
    {
        var tried = await Sweep(service, from operation in new ApiDescription(service).Operations
                                         where operation.Good is not null
                                         from way in operation.Texts
                                         from text in Texts.Append(Megabyte)
                                         select (operation, $"{text.Kind} in {string.Join('.', way)}", operation.Request(), (JsonNode?)Bodies.With(operation.Good!, way, text.Text)));
        Assert.True(tried > 200, $"{tried} tried");
    }

    [Theory, MemberData(nameof(Names))]
    public async Task In_a_text_of_an_address(string service)
    {
        var tried = await Sweep(service, from operation in new ApiDescription(service).Operations
                                         from parameter in operation.Parameters
                                         where parameter.IsText && parameter.Place is "path" or "query"
                                         from text in Texts
                                         // The real server refuses a NUL in the path before we see it; this one, of tests, lets it in.
                                         where parameter.Place != "path" || text.Kind != "NUL"
                                         select (operation, $"{text.Kind} in {parameter.Name}", operation.Request(injected: (parameter, text.Text)), operation.Good));
        Assert.True(tried > 200, $"{tried} tried");
    }

    async Task<int> Sweep(string service, IEnumerable<(Operation Operation, string What, HttpRequestMessage Request, JsonNode? Body)> tries)
    {
        var (tried, faults, running) = (0, new ConcurrentBag<string>(), services[service]);
        var clients = new ConcurrentDictionary<string, HttpClient>();
        await Parallel.ForEachAsync(tries, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, stop) =>
        {
            using var request = one.Request;
            if (one.Body is { } body) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await clients.GetOrAdd(one.Operation.Role, running.As).SendAsync(request, stop);
            if (await ProblemOnly.Fault(answer) is { } fault) faults.Add($"{one.Operation}, {one.What}: {fault[..Math.Min(fault.Length, 300)]}");
            Interlocked.Increment(ref tried);
        });
        foreach (var client in clients.Values) client.Dispose();
        Assert.True(faults.IsEmpty, $"{faults.Count} of {tried}:\n{string.Join('\n', faults.Order().Take(40))}");
        await using var session = await Session.Open(running.Database.Source, CancellationToken.None);
        Assert.Single(await session.Read("select count(*) from mt_events", row => row.GetInt64(0), CancellationToken.None));
        return tried;
    }
}
