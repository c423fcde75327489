using Recouvrement.Platform.Tests.Hosting;
using Recouvrement.Platform.Tests.Messaging;

namespace Recouvrement.Platform.Tests;

/// <summary>A probe service as a process of its own, so that a test can kill it. It ends when the test's end of its input closes.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        await using var app = args switch
        {
            ["publisher", var database, var broker] => ProbeHost.Publisher(database, new(broker)).Build(),
            ["listener", var database, var broker, var seed] => ProbeHost.Listener(database, new(broker), Moody(int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture))).Build(),
            ["talkative", var database, var broker, var key] => Talkative.Build(database, new(broker), key),
            _ => throw new ArgumentException($"This runs as a probe service: {string.Join(' ', args)}"),
        };
        await app.StartAsync();
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>Fails for a moment now and then, after its work is written.</summary>
    static Func<object, Exception?> Moody(int seed)
    {
        var random = new Random(seed);
        return _ => random.Next(40) == 0 ? new TimeoutException("The test's listener is moody.") : null;
    }
}
