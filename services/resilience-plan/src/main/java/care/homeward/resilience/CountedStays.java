package care.homeward.resilience;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** What counts of each stay. */
interface CountedStays extends Repository<CountedStay, String> {

  Optional<CountedStay> findById(String stayId);

  CountedStay save(CountedStay stay);

  List<CountedStay> findByPlaceAndInBedTrue(String place, Limit limit);
}
