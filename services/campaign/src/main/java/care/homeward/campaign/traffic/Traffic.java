package care.homeward.campaign.traffic;

import care.homeward.campaign.history.Findings;
import care.homeward.campaign.history.History;
import care.homeward.campaign.parts.Part;
import care.homeward.campaign.parts.Parts;
import care.homeward.simulator.Played;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All clients at work until told to stop. */
public final class Traffic {

  private static final Logger log = LoggerFactory.getLogger(Traffic.class);
  private static final int TEAM_CLIENTS = 5;
  private static final int HOME_CLIENTS = 2;

  /**
   * Who was kept waiting rests so many times as long, up to a limit: a busy machine is asked less.
   */
  private static final int PATIENCE = 2;

  private static final long LONGEST_REST = 3_000;

  /** So many turns go to one of the two instances of teams before the other has its turn. */
  private static final int STAYS = 8;

  private final List<Client> clients = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong turns = new AtomicLong();
  private final Caller caller;
  private volatile boolean running = true;

  /**
   * How much is asked for.
   *
   * @param stayClients how many clients look after people
   * @param teamRest milliseconds a client of teams rests between two turns, at least
   * @param stayRest milliseconds a client of people rests between two turns, at least
   */
  public record Load(int stayClients, long teamRest, long stayRest) {}

  /** Starts all clients. */
  public Traffic(Parts parts, long seed, Load load, History history, Findings findings) {
    this.caller = new Caller(parts.machinery().issuer());
    var played = Played.all();
    var teams = played.teams().stream().filter(id -> !id.startsWith("org-")).toList();
    for (int n = 0; n < TEAM_CLIENTS; n++) {
      var client = client(seed, history, parts);
      start(
          new TeamWork(
              client,
              share(teams, n, TEAM_CLIENTS),
              () ->
                  parts.address(
                      turns.incrementAndGet() / STAYS % 2 == 0 ? Part.TEAMS : Part.TEAMS_TOO)),
          load.teamRest());
    }
    for (int n = 0; n < HOME_CLIENTS; n++) {
      var client = client(seed, history, parts);
      start(
          new HomeWork(client, share(played.homes(), n, HOME_CLIENTS), parts.address(Part.HOMES)),
          load.stayRest());
    }
    for (int n = 0; n < load.stayClients(); n++) {
      var client = client(seed, history, parts);
      start(new StayWork(client, parts.address(Part.DISCHARGE_FLOW), findings), load.stayRest());
    }
  }

  private Client client(long seed, History history, Parts parts) {
    var client = new Client(clients.size() + 1, seed, caller, history, parts.mllpPort());
    clients.add(client);
    return client;
  }

  private static List<String> share(List<String> all, int which, int of) {
    return IntStream.range(0, all.size()).filter(i -> i % of == which).mapToObj(all::get).toList();
  }

  private void start(Work work, long rest) {
    threads.execute(
        () -> {
          try {
            while (running) {
              var began = System.nanoTime();
              work.turn();
              var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
              TimeUnit.MILLISECONDS.sleep(Math.clamp(PATIENCE * took, rest, LONGEST_REST));
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            log.error("a client stopped", e);
          }
        });
  }

  /** Lets every client finish the call it is in. */
  public void stop() throws InterruptedException {
    running = false;
    threads.shutdown();
    if (!threads.awaitTermination(5, TimeUnit.MINUTES)) {
      threads.shutdownNow();
      threads.awaitTermination(10, TimeUnit.SECONDS);
    }
    clients.forEach(Client::close);
    caller.close();
  }
}
