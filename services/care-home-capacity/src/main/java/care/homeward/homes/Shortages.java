package care.homeward.homes;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Beds sought in vain, found by day, newest first. */
public interface Shortages extends Repository<Shortage, String> {

  Shortage save(Shortage shortage);

  List<Shortage> findByDayGreaterThanEqualOrderByDayDesc(LocalDate first, Limit limit);
}
