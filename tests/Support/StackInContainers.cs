using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace Recouvrement.Support;

/// <summary>The servers of this test process in containers (Testcontainers), which are removed when it ends. The images are those of docker-compose.yml.</summary>
public sealed partial class Stack
{
    const ushort ManagementPort = 15672;
    const long SharedMemory = 512L << 20;

    static partial void FromContainers(ref Dictionary<string, string>? settings)
    {
        PostgreSqlContainer postgres;
        RabbitMqContainer rabbitMq;
        try
        {
            postgres = new PostgreSqlBuilder("postgres:15").WithEnvironment("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C.UTF-8")
                .WithCommand("-c", "max_connections=400", "-c", "shared_buffers=256MB", "-c", "max_wal_size=2GB").WithCreateParameterModifier(made => (made.HostConfig ??= new()).ShmSize = SharedMemory).Build();
            rabbitMq = new RabbitMqBuilder("rabbitmq:3.13-management").WithPortBinding(ManagementPort, assignRandomHostPort: true)
                .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("Server startup complete")).Build();
        }
        catch (DockerUnavailableException)
        {
            return;
        }

        Task.WhenAll(postgres.StartAsync(), rabbitMq.StartAsync()).GetAwaiter().GetResult();
        settings = new()
        {
            ["RECOUVREMENT_POSTGRES"] = postgres.GetConnectionString(),
            ["RECOUVREMENT_RABBITMQ"] = rabbitMq.GetConnectionString(),
            ["RECOUVREMENT_RABBITMQ_MANAGEMENT"] = $"http://{rabbitMq.Hostname}:{rabbitMq.GetMappedPublicPort(ManagementPort)}",
        };
    }
}
